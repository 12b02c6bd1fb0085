/** Whether this browser can send H264; one that does not say is believed to. */
export function sendsH264(): boolean {
  return knowsH264(globalThis.RTCRtpSender);
}

/** The same for playing it. */
export function playsH264(): boolean {
  return knowsH264(globalThis.RTCRtpReceiver);
}

function knowsH264(side: typeof RTCRtpSender | typeof RTCRtpReceiver | undefined): boolean {
  const known = side?.getCapabilities?.('video');
  return !known || known.codecs.some((codec) => codec.mimeType.toLowerCase() === 'video/h264');
}
