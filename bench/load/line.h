/* One Socket.IO connection over a websocket: connecting, framing, masking.  Knows nothing of what is measured. */
#ifndef LINE_H
#define LINE_H
#include <stddef.h>

enum stage { CLOSED, UPGRADING, OPENING, ENTERING, READING, READY };

struct line {
    int fd;
    enum stage stage;
    int group;        /* index of the group whose frames count; -1: only listens (facilitator, projector) */
    const char *path; /* of the upgrade request, with its query */
    const char *auth; /* JSON sent with the Socket.IO connect packet */
    char *rest;       /* bytes of a frame that has not come whole yet */
    size_t held, room;
};

typedef void (*hear)(struct line *line, char *text, size_t length);

int line_connect(struct line *line, int port);
void line_send(struct line *line, const char *text, size_t length);
/* Reads what has come and calls `on_text` for each whole text message; -1 where the line is cut. */
int line_read(struct line *line, hear on_text);
#endif
