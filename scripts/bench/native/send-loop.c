// The floor under any fan-out on this kernel: one frame to every connected socket by a bare loop of send(2).
// stdout: {"port":N} once it listens; for each line `fan EVENTS GAP_MS BYTES` on stdin a line of figures.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

static double now_ms(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

static double cpu_us(void) {
  struct rusage u;
  getrusage(RUSAGE_SELF, &u);
  return (u.ru_utime.tv_sec + u.ru_stime.tv_sec) * 1e6 + u.ru_utime.tv_usec + u.ru_stime.tv_usec;
}

// One unmasked text frame (RFC 6455 section 5.2) with `bytes` of payload, 126 to 65,535.
static size_t make_frame(unsigned char *frame, int bytes) {
  frame[0] = 0x81;
  frame[1] = 126;
  frame[2] = bytes >> 8;
  frame[3] = bytes & 255;
  memset(frame + 4, 'x', bytes);
  return bytes + 4;
}

static void fan(const int *fds, int count, int events, int gap_ms, int bytes) {
  static unsigned char frame[65540];
  size_t length = make_frame(frame, bytes);
  double *started = calloc(events, sizeof(double));
  double cpu = cpu_us();
  long unsent = 0;
  for (int e = 0; e < events; e++) {
    started[e] = now_ms();
    for (int i = 0; i < count; i++)
      if (send(fds[i], frame, length, MSG_NOSIGNAL) != (ssize_t)length) unsent++;
    double rest = started[e] + gap_ms - now_ms();
    if (rest > 0) usleep(rest * 1000);
  }
  cpu = cpu_us() - cpu;
  printf("{\"cpuUs\":%.0f,\"unsent\":%ld,\"startedAt\":[", cpu, unsent);
  for (int e = 0; e < events; e++) printf("%s%.3f", e ? "," : "", started[e]);
  printf("]}\n");
  free(started);
}

int main(void) {
  setvbuf(stdout, NULL, _IOLBF, 1 << 16);
  struct rlimit limit;
  getrlimit(RLIMIT_NOFILE, &limit);
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
  int *fds = calloc(limit.rlim_max, sizeof(int)), count = 0;
  int server = socket(AF_INET, SOCK_STREAM, 0), one = 1;
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  socklen_t size = sizeof address;
  if (bind(server, (struct sockaddr *)&address, size) || listen(server, 4096)) return perror("listen"), 1;
  getsockname(server, (struct sockaddr *)&address, &size);
  printf("{\"port\":%d}\n", ntohs(address.sin_port));
  for (;;) {
    struct pollfd polled[2] = {{.fd = 0, .events = POLLIN}, {.fd = server, .events = POLLIN}};
    if (poll(polled, 2, -1) < 0 && errno != EINTR) return 1;
    if (polled[1].revents & POLLIN) {
      int fd = accept4(server, NULL, NULL, SOCK_NONBLOCK);
      if (fd < 0) continue;
      setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
      fds[count++] = fd;
    } else if (polled[0].revents) {
      char line[200];
      int events, gap_ms, bytes;
      // read(2), not stdio: what a buffer holds poll(2) does not see.
      ssize_t length = read(0, line, sizeof line - 1);
      if (length <= 0) return 0;
      line[length] = 0;
      if (sscanf(line, "fan %d %d %d", &events, &gap_ms, &bytes) == 3) fan(fds, count, events, gap_ms, bytes);
    }
  }
}
