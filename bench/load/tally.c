#define _GNU_SOURCE
#include "tally.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

struct record {
    double due;
    float acked, seen; /* seconds after due; -1: not yet */
    int group;
    short wanted, came; /* members of the group who have to get it, who have got it */
    char stored;
};

static struct record *records;
static unsigned sent, room, first; /* first of the phase */
static unsigned answered, whole, refused, odd, cut;

double seconds_now(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static double server_cpu(int pid) {
    char path[64], text[1024], *at = text;
    snprintf(path, sizeof path, "/proc/%d/stat", pid);
    FILE *file = fopen(path, "r");
    if (!file) return 0;
    size_t length = fread(text, 1, sizeof text - 1, file);
    fclose(file);
    text[length] = 0;
    at = strrchr(text, ')') + 2;
    unsigned long user = 0, system = 0;
    sscanf(at, "%*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu", &user, &system);
    return (double)(user + system) / (double)sysconf(_SC_CLK_TCK);
}

static double own_cpu(void) {
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) + (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

struct measure measure_start(int pid) { return (struct measure){seconds_now(), server_cpu(pid), own_cpu()}; }

void measure_stop(struct measure *at, int pid) {
    at->wall = seconds_now() - at->wall;
    at->server = server_cpu(pid) - at->server;
    at->own = own_cpu() - at->own;
}

void measure_connect(struct measure *at, int pid, int lines) {
    measure_stop(at, pid);
    printf("{\"connected\":%d,\"seconds\":%.3f,\"server_cpu_s\":%.3f,\"load_cpu_s\":%.3f}\n", lines, at->wall, at->server, at->own);
    fflush(stdout);
}

void tally_start(void) {
    first = sent;
    answered = whole = refused = odd = cut = 0;
}

unsigned tally_sent(int group, int group_size, double due) {
    if (sent == room) records = realloc(records, (room = room * 2 + 4096) * sizeof *records);
    records[sent] = (struct record){.due = due, .acked = -1, .seen = -1, .group = group, .wanted = (short)group_size};
    return sent++;
}

void tally_acked(unsigned id, int stored) {
    if (id >= sent || records[id].acked >= 0) {
        odd++;
        return;
    }
    records[id].acked = (float)(seconds_now() - records[id].due);
    records[id].stored = (char)stored;
    answered++;
    refused += !stored;
}

void tally_seen(unsigned id, int group) {
    if (group < 0 || id >= sent) return; /* those who only listen are not counted */
    struct record *record = &records[id];
    if (record->group != group || record->came == record->wanted) {
        odd++; /* another group's, or twice */
        return;
    }
    if (++record->came == record->wanted) {
        record->seen = (float)(seconds_now() - record->due);
        whole++;
    }
}

void tally_cut(void) { cut++; }

int tally_whole(void) { return answered == sent - first && whole == answered - refused; }

static int rising(const void *a, const void *b) {
    float x = *(const float *)a, y = *(const float *)b;
    return (x > y) - (x < y);
}

static void print_times(const char *name, float *times, unsigned number) {
    qsort(times, number, sizeof *times, rising);
    printf("\"%s_ms\":{", name);
    const double shares[] = {0.5, 0.95, 0.99, 1.0};
    const char *names[] = {"p50", "p95", "p99", "max"};
    for (int i = 0; i < 4; i++) {
        unsigned place = (unsigned)(shares[i] * number);
        if (place >= number) place = number - 1;
        printf("%s\"%s\":%.2f", i ? "," : "", names[i], number ? (double)times[place] * 1000 : -1.0);
    }
    printf("},");
}

void tally_print(const struct measure *at, double rate) {
    float *acked = malloc((sent - first + 1) * sizeof *acked), *seen = malloc((sent - first + 1) * sizeof *seen);
    unsigned acks = 0, arrivals = 0, in_time = 0, seen_in_time = 0;
    double end = first < sent ? records[first].due + at->wall : 0;
    for (unsigned i = first; i < sent; i++) {
        struct record *record = &records[i];
        if (record->acked >= 0 && record->stored) {
            acked[acks++] = record->acked;
            in_time += record->due + record->acked <= end;
        }
        if (record->seen >= 0) {
            seen[arrivals++] = record->seen;
            seen_in_time += record->due + record->seen <= end;
        }
    }
    printf("{\"rate\":%.0f,\"seconds\":%.3f,\"sent\":%u,\"acked\":%u,\"delivered\":%u,\"refused\":%u,\"odd\":%u,\"cut\":%u,", rate, at->wall,
           sent - first, acks, arrivals, refused, odd, cut);
    printf("\"acked_per_s\":%.1f,\"delivered_per_s\":%.1f,", in_time / at->wall, seen_in_time / at->wall);
    print_times("ack", acked, acks);
    print_times("last", seen, arrivals);
    printf("\"server_cpu_s\":%.3f,\"load_cpu_s\":%.3f}\n", at->server, at->own);
    fflush(stdout);
    free(acked);
    free(seen);
}

void tally_write(const char *path) {
    FILE *file = fopen(path, "w");
    if (!file) perror(path), exit(1);
    for (unsigned i = 0; i < sent; i++)
        if (records[i].stored) fprintf(file, "bench-%08u\n", i);
    fclose(file);
}
