/* What became of each post, and what it cost. */
#ifndef TALLY_H
#define TALLY_H
struct measure {
    double wall, server, own; /* seconds; CPU of the server and of this program */
};

double seconds_now(void);
struct measure measure_start(int pid);
void measure_stop(struct measure *at, int pid);
void measure_connect(struct measure *at, int pid, int lines);

void tally_start(void);
unsigned tally_sent(int group, int group_size, double due);
void tally_acked(unsigned id, int stored);
void tally_seen(unsigned id, int group);
void tally_cut(void);
int tally_whole(void); /* whether nothing is under way any more */
void tally_print(const struct measure *at, double rate);
void tally_write(const char *path);
#endif
