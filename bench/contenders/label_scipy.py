"""Components by faces with scipy.ndimage.label; a mask file is int32 (dimension, resolution) and a byte for each cell."""

import sys
import time

import numpy as np
import scipy.ndimage

labels = None
for line in sys.stdin:
    command, *words = line.split()
    if command == "load":
        data = open(line[5:].strip(), "rb").read()
        dimension, resolution = np.frombuffer(data, np.int32, 2)
        member = np.frombuffer(data, np.uint8, offset=8).reshape((resolution,) * dimension)
        answer = "ready"
    elif command == "run":
        start = time.process_time()
        for _ in range(int(words[1])):
            labels, _ = scipy.ndimage.label(member)
        answer = f"{time.process_time() - start:.9f} {member.size * int(words[1])}"
    else:
        labels, _ = scipy.ndimage.label(member)
        with open(line.split(maxsplit=2)[2].strip(), "wb") as file:
            file.write(labels.astype(np.int32).tobytes())
        answer = "saved"
    print(answer, flush=True)
