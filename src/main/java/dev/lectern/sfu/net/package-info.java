/**
 * Where packets come in and from whom: this machine's addresses, the kernel's ways of sending, the
 * subnets of clients, and what a subnet or a person may hold at most. Knows nothing of media.
 */
package dev.lectern.sfu.net;
