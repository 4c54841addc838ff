/** What the operating system refuses, in words. */

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  EACCES: 'no permission',
  EPERM: 'no permission',
  EISDIR: 'a folder',
  ENOTDIR: 'a path through something that is no folder',
  EEXIST: 'something else in its place',
  ELOOP: 'links that lead in a circle',
  ENAMETOOLONG: 'a name that is too long',
  ENOSPC: 'a full disk',
  EDQUOT: 'a full disk: the quota is used up',
  EFBIG: 'a file larger than is allowed',
  EROFS: 'a disk that is read-only',
  EPIPE: 'a pipe that nobody reads any more',
  EBADF: 'a descriptor that is not open for it',
  EBUSY: 'a file that is in use',
  ETXTBSY: 'a program that is running',
  EIO: 'an error of the disk or the terminal',
  ENXIO: 'a device or a socket that is not there',
  ENODEV: 'a device that is not there',
  EMFILE: 'too many open files',
  ENFILE: 'too many open files',
  ERR_ENCODING_INVALID_ENCODED_DATA: 'bytes that are not UTF-8',
};

/** Such as "a full disk", for the error of a call to the system; `own` has words that fit the occasion better. */
export function reasonOf(error: unknown, own: Readonly<Record<string, string>> = {}): string {
  const code = codeOf(error);
  if (code === undefined) return error instanceof Error ? error.message : String(error);
  return own[code] ?? REASONS[code] ?? `the error ${code}`;
}

export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}
