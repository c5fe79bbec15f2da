#define _GNU_SOURCE
#include "line.h"
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static char buffer[1 << 21]; /* one for all: a line keeps only what is left of an unfinished frame */

static void die(const char *what) {
    fprintf(stderr, "load: %s\n", what);
    exit(1);
}

static void send_all(int fd, const char *bytes, size_t length) {
    while (length) {
        ssize_t sent = send(fd, bytes, length, MSG_NOSIGNAL);
        if (sent < 0 && (errno == EAGAIN || errno == EINTR)) {
            struct pollfd wait = {.fd = fd, .events = POLLOUT};
            poll(&wait, 1, 1000);
            continue;
        }
        if (sent < 0) return; /* cut; the reading side notices */
        bytes += sent;
        length -= (size_t)sent;
    }
}

static void upgrade(struct line *line, int port) {
    char text[2048];
    /* Offers compression as browsers do: a server that takes it up pays for it, and this client would not understand. */
    int length = snprintf(text, sizeof text,
                          "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nOrigin: http://127.0.0.1:%d\r\nUpgrade: websocket\r\n"
                          "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
                          "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n\r\n",
                          line->path, port, port);
    send_all(line->fd, text, (size_t)length);
}

int line_connect(struct line *line, int port) {
    struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
    inet_pton(AF_INET, "127.0.0.1", &to.sin_addr);
    line->fd = socket(AF_INET, SOCK_STREAM, 0);
    if (line->fd < 0) die("no more sockets: raise the limit of open files");
    int yes = 1;
    setsockopt(line->fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    if (connect(line->fd, (struct sockaddr *)&to, sizeof to) < 0) return -1;
    fcntl(line->fd, F_SETFL, O_NONBLOCK);
    upgrade(line, port);
    line->stage = UPGRADING;
    return 0;
}

void line_send(struct line *line, const char *text, size_t length) {
    char frame[4096 + 14];
    uint8_t mask[4] = {0x5a, 0xc3, 0x17, 0x9e};
    size_t at = 0;
    if (length > 4096) die("a message is too long");
    frame[at++] = (char)0x81;
    if (length < 126) {
        frame[at++] = (char)(0x80 | length);
    } else {
        frame[at++] = (char)(0x80 | 126);
        frame[at++] = (char)(length >> 8);
        frame[at++] = (char)(length & 255);
    }
    memcpy(frame + at, mask, 4);
    at += 4;
    for (size_t i = 0; i < length; i++) frame[at + i] = (char)(text[i] ^ (char)mask[i & 3]);
    send_all(line->fd, frame, at + length);
}

/* The answer to the upgrade, once it is there whole; returns the bytes it took. */
static size_t upgraded(struct line *line, char *bytes, size_t length) {
    char *end = memmem(bytes, length, "\r\n\r\n", 4);
    if (end == NULL) return 0;
    *end = 0;
    if (memcmp(bytes, "HTTP/1.1 101", 12) != 0) {
        fprintf(stderr, "load: refused: %.200s\n", bytes);
        exit(1);
    }
    if (strcasestr(bytes, "permessage-deflate") != NULL) die("the server compresses; this client does not");
    line->stage = OPENING;
    return (size_t)(end - bytes) + 4;
}

/* One websocket frame; returns the bytes it took, 0 where it is not whole yet. */
static size_t frame(struct line *line, char *bytes, size_t length, hear on_text) {
    if (length < 2) return 0;
    size_t size = (uint8_t)bytes[1] & 127, head = 2;
    if (size == 126) {
        if (length < 4) return 0;
        size = (size_t)(uint8_t)bytes[2] << 8 | (uint8_t)bytes[3];
        head = 4;
    } else if (size == 127) {
        if (length < 10) return 0;
        size = 0;
        for (int i = 2; i < 10; i++) size = size << 8 | (uint8_t)bytes[i];
        head = 10;
    }
    if (length < head + size) return 0;
    int kind = bytes[0] & 15;
    if (kind == 8) line->stage = CLOSED;
    if (kind == 1) on_text(line, bytes + head, size);
    return head + size;
}

static void keep(struct line *line, const char *bytes, size_t length) {
    if (length > line->room) {
        line->rest = realloc(line->rest, length);
        line->room = length;
    }
    if (length) memcpy(line->rest, bytes, length);
    line->held = length;
}

int line_read(struct line *line, hear on_text) {
    if (line->held) memcpy(buffer, line->rest, line->held);
    ssize_t got = recv(line->fd, buffer + line->held, sizeof buffer - line->held - 1, 0);
    if (got < 0 && (errno == EAGAIN || errno == EINTR)) return 0;
    if (got <= 0) return -1;
    size_t length = line->held + (size_t)got, at = 0, took = 1;
    while (at < length && took) {
        took = line->stage == UPGRADING ? upgraded(line, buffer + at, length - at) : frame(line, buffer + at, length - at, on_text);
        at += took;
        if (line->stage == CLOSED) return -1;
    }
    keep(line, buffer + at, length - at);
    return 0;
}
