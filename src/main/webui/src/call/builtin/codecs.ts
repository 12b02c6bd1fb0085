/** Whether this browser can send H264; one that does not say is believed to. */
export function sendsH264(): boolean {
  const known = globalThis.RTCRtpSender?.getCapabilities?.('video');
  return !known || known.codecs.some((codec) => codec.mimeType.toLowerCase() === 'video/h264');
}
