/** Loaded into a server before its program (node --expose-gc --import): SIGWINCH, which it has no use for, collects its garbage. */
process.on('SIGWINCH', () => globalThis.gc?.());
