// The peer of `make bench`: Socket.IO and better-sqlite3, doing for a post what the product does, and nothing else.
// Commit (group commit, synchronous=FULL), then ack, then to the group and the staff.  No permissions, no log, no state, no joining.
import { createServer } from "node:http";
import Database from "better-sqlite3";
import { Server } from "socket.io";

const [file, port] = process.argv.slice(2);
const db = new Database(file);
db.pragma("journal_mode = WAL");
db.pragma("synchronous = FULL");
db.exec(`CREATE TABLE posts (id TEXT NOT NULL, workshop TEXT NOT NULL, seat TEXT NOT NULL, group_id TEXT NOT NULL, seq INTEGER NOT NULL,
  at TEXT NOT NULL, data TEXT NOT NULL, PRIMARY KEY (workshop, seq), UNIQUE (workshop, id))`);
const insert = db.prepare("INSERT INTO posts (id, workshop, seat, group_id, seq, at, data) VALUES (?, ?, ?, ?, ?, ?, ?)");
const begin = db.prepare("BEGIN IMMEDIATE");
const commit = db.prepare("COMMIT");

const http = createServer();
const io = new Server(http, { maxHttpBufferSize: 65_536, pingInterval: 20_000, pingTimeout: 20_000, serveClient: false });
const last = new Map(); // workshop -> seq of its newest post
let waiting = [];

/** Everything that came in this turn of the loop shares one commit. */
function store() {
  const batch = waiting;
  waiting = [];
  begin.run();
  for (const post of batch) {
    const { seat, workshop, group } = post.from;
    post.seq = (last.get(workshop) ?? 0) + 1;
    last.set(workshop, post.seq);
    insert.run(post.data.id, workshop, seat, group, post.seq, post.at, JSON.stringify(post.data));
  }
  commit.run();
  for (const { ack, seq } of batch) ack({ ok: true, seq });
  for (const { from, data, seq, at } of batch) {
    const frame = { seq, at, type: "post.put", data: { post: { ...data, participant_id: from.seat, group_id: from.group } } };
    io.to(`${from.workshop}:group:${from.group}`).to(`${from.workshop}:staff`).emit("frame", frame);
  }
}

io.on("connection", (socket) => {
  const from = socket.handshake.auth; // {workshop, group, seat}; whoever listens only has the group "staff"
  socket.join(from.group === "staff" ? `${from.workshop}:staff` : `${from.workshop}:group:${from.group}`);
  socket.on("resync", (_asked, ack) => ack({ snapshot: { seq: last.get(from.workshop) ?? 0 } }));
  socket.on("command", ({ payload }, ack) => {
    if (waiting.push({ from, data: payload, ack, at: new Date().toISOString() }) === 1) setImmediate(store);
  });
});

http.listen({ port: Number(port), host: "127.0.0.1", backlog: 4096 }, () => console.log("ready"));
process.on("SIGTERM", () => {
  db.close();
  process.exit(0);
});
