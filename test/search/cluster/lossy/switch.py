"""A bad network: `switch.py DELAY LOSS SEED NAMESPACE…` gives each network namespace an interface `bad0` with the address 10.77.0.k, and hands packets
on from one to another, each after DELAY milliseconds, a share LOSS of them not at all. Says how many on stderr when it is ended."""

import fcntl
import heapq
import os
import random
import select
import signal
import struct
import subprocess
import sys
import time

TUNSETIFF, IFF_TUN, IFF_NO_PI = 0x400454CA, 0x0001, 0x1000

delay, loss, namespaces = float(sys.argv[1]) / 1000, float(sys.argv[2]), sys.argv[4:]
chance = random.Random(int(sys.argv[3]))
devices = {}
for k, namespace in enumerate(namespaces, 1):
    device = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
    name = f"bcbad{k}"
    fcntl.ioctl(device, TUNSETIFF, struct.pack("16sH", name.encode(), IFF_TUN | IFF_NO_PI))
    subprocess.run(["ip", "link", "set", name, "netns", namespace], check=True)
    inside = ["ip", "-n", namespace]
    subprocess.run([*inside, "link", "set", name, "name", "bad0"], check=True)
    subprocess.run([*inside, "addr", "add", f"10.77.0.{k}/24", "dev", "bad0"], check=True)
    subprocess.run([*inside, "link", "set", "bad0", "up"], check=True)
    subprocess.run([*inside, "link", "set", "lo", "up"], check=True)
    devices[bytes([10, 77, 0, k])] = device

counts = {"passed": 0, "lost": 0}


def end(*_):
    print(f"{counts['passed']} packets passed, {counts['lost']} lost", file=sys.stderr, flush=True)
    sys.exit(0)


signal.signal(signal.SIGTERM, end)
print("ready", flush=True)
waiting, order = [], 0
while True:
    pause = max(0.0, waiting[0][0] - time.monotonic()) if waiting else None
    for device in select.select(list(devices.values()), [], [], pause)[0]:
        packet = os.read(device, 65536)
        if packet[0] >> 4 != 4:
            continue
        if chance.random() < loss:
            counts["lost"] += 1
            continue
        order += 1
        heapq.heappush(waiting, (time.monotonic() + delay, order, packet))
    while waiting and waiting[0][0] <= time.monotonic():
        packet = heapq.heappop(waiting)[2]
        target = devices.get(packet[16:20])
        if target is not None:
            counts["passed"] += 1
            try:
                os.write(target, packet)
            except OSError:
                pass
