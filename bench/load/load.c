/* The load: N people on websockets, in groups, who post; how long until the ack, and until the last of the group has it.
 *
 * load PORT PID CLIENTS ACKED RATE:SECONDS...
 *   PID      of the server, whose CPU time is read
 *   CLIENTS  a line each: group (-1: only listens) <tab> path of the upgrade <tab> JSON of the connect packet
 *   ACKED    the ids of all acknowledged posts are written there
 *   RATE     posts a second, evenly; 0: as fast as the acks come (saturation)
 * Prints a JSON object for the connecting and one for each phase.
 */
#define _GNU_SOURCE
#include "line.h"
#include "tally.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <unistd.h>

#define CONNECTING 64    /* at once */
#define RESYNC 999999999 /* the number by which the first resync's ack comes */
#define OUTSTANDING 240  /* posts under way in saturation, at least: few people send several at once */
#define DRAIN_S 8.0      /* for what is under way at a phase's end */

static struct line *lines;
static int count, writers, ready, port, queue;
static int *order;      /* the writers, shuffled */
static int *group_size; /* of each group */
static double saturating; /* seconds by which it ends; 0 while the rate is given */

static const char *const WORDS[] = {
    "夜間に相談できる相手がいない。訪問の約束を午後にずらし、保健師と一緒に会う。母の体調と、家の中の様子を先に確かめておきたい。",
    "祖母が手伝いに来ている間は落ち着いている。週の半ばに支えが途切れる。",
    "家賃の支払いが遅れはじめた時期と、連絡がつきにくくなった時期が重なっている。理由をまだ誰も聞けていない。",
    "健診の未受診は、拒否ではなく移動の手段がないためかもしれない。次の訪問で、行き方を一緒に考える。担当が替わっても約束が続くようにしたい。",
    "本人は「迷惑をかけたくない」と繰り返す。頼ってよい相手と場所を、一つずつ確かめる。",
};

static void post(struct line *line, double due) {
    char text[1024];
    unsigned id = tally_sent(line->group, group_size[line->group], due);
    int length = snprintf(text, sizeof text,
                          "42%u[\"command\",{\"command_id\":\"command-%08u\",\"type\":\"assessment.post\",\"payload\":"
                          "{\"id\":\"bench-%08u\",\"kind\":\"need\",\"text\":\"%s\",\"facts\":[]}}]",
                          id, id, id, WORDS[id % (sizeof WORDS / sizeof *WORDS)]);
    line_send(line, text, (size_t)length);
}

static void heard_ack(struct line *line, char *text, size_t length) {
    char *end;
    unsigned long id = strtoul(text, &end, 10);
    if (id == RESYNC) {
        line->stage = READY;
        ready++;
        return;
    }
    int stored = memmem(end, length - (size_t)(end - text), "\"ok\":true", 9) != NULL;
    if (!stored) fprintf(stderr, "load: refused: %.*s\n", (int)length, text);
    tally_acked((unsigned)id, stored);
    double now = seconds_now();
    if (now < saturating) post(line, now);
}

static void heard(struct line *line, char *text, size_t length) {
    char last = text[length]; /* the buffer goes on; text functions need an end */
    text[length] = 0;
    if (text[0] == '2') {
        line_send(line, "3", 1);
    } else if (text[0] == '0') {
        char enter[1024];
        line_send(line, enter, (size_t)snprintf(enter, sizeof enter, "40%s", line->auth));
        line->stage = ENTERING;
    } else if (!memcmp(text, "40", 2)) {
        char ask[64];
        line_send(line, ask, (size_t)snprintf(ask, sizeof ask, "42%d[\"resync\",{\"after\":null}]", RESYNC));
        line->stage = READING;
    } else if (!memcmp(text, "44", 2)) {
        fprintf(stderr, "load: not let in: %.200s\n", text);
        exit(1);
    } else if (!memcmp(text, "43", 2)) {
        heard_ack(line, text + 2, length - 2);
    } else if (!memcmp(text, "42[\"frame\"", 10)) {
        char *found = memmem(text, length, "\"bench-", 7);
        if (found) tally_seen((unsigned)strtoul(found + 7, NULL, 10), line->group);
    }
    text[length] = last;
}

static void turn(int wait_ms) {
    struct epoll_event events[512];
    int found = epoll_wait(queue, events, 512, wait_ms);
    for (int i = 0; i < found; i++) {
        struct line *line = events[i].data.ptr;
        if (line_read(line, heard) == 0) continue;
        if (line->stage != READY) {
            fprintf(stderr, "load: cut while connecting\n");
            exit(1);
        }
        close(line->fd);
        line->stage = CLOSED;
        tally_cut();
    }
}

static void connect_all(int pid) {
    struct measure at = measure_start(pid);
    for (int next = 0; ready < count;) {
        while (next < count && next - ready < CONNECTING) {
            struct line *line = &lines[next++];
            if (line_connect(line, port) < 0) perror("load: connect"), exit(1);
            struct epoll_event event = {.events = EPOLLIN, .data.ptr = line};
            epoll_ctl(queue, EPOLL_CTL_ADD, line->fd, &event);
        }
        turn(1000);
    }
    measure_connect(&at, pid, count);
}

/* Stay connected and answer pings while nothing is posted. */
static void rest(double seconds) {
    for (double end = seconds_now() + seconds; seconds_now() < end;) turn(20);
}

static void phase(int pid, double rate, double seconds) {
    static int next = 0;
    tally_start();
    struct measure at = measure_start(pid);
    double start = seconds_now(), end = start + seconds;
    if (rate > 0) {
        for (long sent = 0;;) { /* due by the clock: a server that stalls does not make the load lighter */
            double now = seconds_now();
            if (now >= end) break;
            for (; start + (double)sent / rate <= now; sent++) {
                struct line *line = &lines[order[next++ % writers]];
                if (line->stage == READY) post(line, start + (double)sent / rate);
            }
            turn(1);
        }
    } else {
        saturating = end;
        int each = (OUTSTANDING + writers - 1) / writers;
        for (int i = 0; i < writers * each; i++) post(&lines[order[i % writers]], seconds_now());
        while (seconds_now() < end) turn(20);
        saturating = 0;
    }
    measure_stop(&at, pid);
    for (double limit = seconds_now() + DRAIN_S; !tally_whole() && seconds_now() < limit;) turn(20);
    tally_print(&at, rate);
}

static void read_clients(const char *path) {
    FILE *file = fopen(path, "r");
    if (!file) perror(path), exit(1);
    char *text = NULL;
    size_t room = 0;
    while (getline(&text, &room, file) > 0) {
        lines = realloc(lines, (size_t)(count + 1) * sizeof *lines);
        struct line *line = &lines[count++];
        memset(line, 0, sizeof *line);
        line->group = atoi(strtok(text, "\t"));
        line->path = strdup(strtok(NULL, "\t"));
        line->auth = strdup(strtok(NULL, "\n"));
    }
    fclose(file);
    group_size = calloc((size_t)count + 1, sizeof *group_size);
    order = calloc((size_t)count + 1, sizeof *order);
    for (int i = 0; i < count; i++) {
        if (lines[i].group < 0) continue;
        group_size[lines[i].group]++;
        int place = rand() % ++writers;
        order[writers - 1] = order[place];
        order[place] = i;
    }
}

int main(int argc, char **argv) {
    if (argc < 6) return fprintf(stderr, "usage: load PORT PID CLIENTS ACKED RATE:SECONDS...\n"), 2;
    port = atoi(argv[1]);
    int pid = atoi(argv[2]);
    read_clients(argv[3]);
    queue = epoll_create1(0);
    connect_all(pid);
    for (int i = 5; i < argc; i++) {
        rest(1.5);
        phase(pid, atof(argv[i]), atof(strchr(argv[i], ':') + 1));
    }
    tally_write(argv[4]);
    return 0;
}
