// What the plans say together (docs/protocol.md, section 6), as the socket brings it: all of it, or the groups that changed.

/** The net after a message. */
export function mergeNet(net, { whole, ...message }) {
  return whole ? message : { ...message, groups: { ...net?.groups, ...message.groups } };
}
