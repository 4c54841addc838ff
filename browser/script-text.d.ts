/** See rolldown.config.ts. */
declare module '*?script' {
  /** The text of a classic script. */
  const text: string;
  export default text;
}
