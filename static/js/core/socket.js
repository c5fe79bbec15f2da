// The line to the server: Socket.IO with a fresh ticket for every connection.
import { io } from "socket.io-client";
import { getJson } from "./http.js";

const ACK_MS = 12_000;

/**
 * `on` = {frame, heads, progress, net, moved, bye, denied(status), up, down(failures)}.
 * -> {ask(after), waiting(n), command(entry), isUp(), dial(), close()}
 */
export function openSocket({ code, ticketUrl, on }) {
  let failures = 0;
  let over = false;
  let timer = null;
  const socket = io({
    path: "/socket.io",
    query: { w: code },
    auth: (give) => fetchTicket().then(give, () => give({ ticket: "" })),
    reconnectionDelay: 500,
    reconnectionDelayMax: 5_000,
    timeout: 10_000,
  });

  async function fetchTicket() {
    try {
      return await getJson(ticketUrl);
    } catch (error) {
      if ([401, 403, 404].includes(error.status)) on.denied?.(error.status);
      throw error;
    }
  }

  function dial() {
    clearTimeout(timer);
    if (!over && !socket.connected && !socket.active) socket.connect();
  }

  socket.on("connect", () => {
    failures = 0;
    on.up();
  });
  socket.on("connect_error", () => {
    failures += 1;
    on.down(failures);
    // The library tries again by itself, except where the server has refused the ticket.
    if (!socket.active) timer = setTimeout(dial, Math.min(1000 * failures, 10_000));
  });
  socket.on("disconnect", (reason) => {
    on.down(failures);
    if (reason === "io server disconnect") timer = setTimeout(dial, 1000);
  });
  for (const name of ["frame", "heads", "progress", "net", "moved"]) socket.on(name, (data) => on[name]?.(data));
  socket.on("bye", (data) => {
    over = true;
    socket.disconnect();
    on.bye?.(data ?? {});
  });

  return {
    ask: (after) => socket.timeout(ACK_MS).emitWithAck("resync", { after }),
    /** How many posts wait unsent; not kept by the server beyond this connection. */
    waiting: (n) => socket.emit("waiting", { n }),
    command: (entry) => socket.timeout(ACK_MS).emitWithAck("command", entry),
    isUp: () => socket.connected,
    /** Try now rather than at the end of the pause. */
    dial() {
      if (!over && !socket.connected) {
        socket.disconnect();
        socket.connect();
      }
    },
    close() {
      over = true;
      clearTimeout(timer);
      socket.disconnect();
    },
  };
}
