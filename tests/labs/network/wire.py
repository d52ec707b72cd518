"""A line that delays, narrows and loses what goes through it, between two TUN devices that exist already (Node has no ioctl):
wire.py DEVICE_HERE NAMESPACE DEVICE_THERE

Each line of stdin is a JSON object that changes it, both ways alike: delay and jitter (ms one way; the order is kept), loss
(0 to 1), rate (bit/s, 0: any), queue (ms of what waits; more is dropped). Ends when stdin closes."""
import ctypes, fcntl, heapq, json, os, random, select, struct, sys, time

NEW_NETWORK, SET_DEVICE, TUN_WITHOUT_HEADER = 0x40000000, 0x400454CA, 0x1001
libc = ctypes.CDLL(None, use_errno=True)


def attach(device):
    fd = os.open('/dev/net/tun', os.O_RDWR | os.O_NONBLOCK)
    fcntl.ioctl(fd, SET_DEVICE, struct.pack('16sH22x', device.encode(), TUN_WITHOUT_HEADER))
    return fd


def enter(namespace):
    with open(f'/run/netns/{namespace}') as there:
        if libc.setns(there.fileno(), NEW_NETWORK):
            raise OSError(ctypes.get_errno(), f'setns {namespace}')


class Way:
    def __init__(self, out):
        self.out, self.busy, self.last = out, 0.0, 0.0
        self.weather = dict(delay=0, jitter=0, loss=0, rate=0, queue=200)

    def arrival(self, now, size):
        """When a packet of so many bytes is at the other end; None: never."""
        weather = self.weather
        if random.random() < weather['loss']:
            return None
        at = now
        if weather['rate']:
            if self.busy - now > weather['queue'] / 1e3:
                return None
            self.busy = at = max(now, self.busy) + size * 8 / weather['rate']
        at += max(0.0, weather['delay'] + random.uniform(-weather['jitter'], weather['jitter'])) / 1e3
        self.last = at = max(at, self.last)
        return at


here = attach(sys.argv[1])
enter(sys.argv[2])
there = attach(sys.argv[3])
ways, waiting, count, typed = {here: Way(there), there: Way(here)}, [], 0, b''
try:  # a busy machine must not look like a bad line
    os.sched_setscheduler(0, os.SCHED_RR, os.sched_param(10))
except OSError:
    pass
print('ready', flush=True)
poll = select.poll()
for fd in (0, here, there):
    poll.register(fd, select.POLLIN)
while True:
    wait = max(0.0, (waiting[0][0] - time.monotonic()) * 1e3) if waiting else None
    for fd, _ in poll.poll(wait):
        if fd == 0:
            more = os.read(0, 65536)
            if not more:
                sys.exit()
            *lines, typed = (typed + more).split(b'\n')
            for line in lines:
                for way in ways.values():
                    way.weather.update(json.loads(line))
            continue
        try:
            for _ in range(64):
                packet = os.read(fd, 65536)
                at = ways[fd].arrival(time.monotonic(), len(packet))
                if at is not None:
                    count += 1
                    heapq.heappush(waiting, (at, count, ways[fd].out, packet))
        except BlockingIOError:
            pass  # that was all
    now = time.monotonic()
    while waiting and waiting[0][0] <= now:
        _, _, out, packet = heapq.heappop(waiting)
        try:
            os.write(out, packet)
        except BlockingIOError:
            pass  # the device is full: lost, as on a real one
