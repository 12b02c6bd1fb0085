import type { LineQuality } from '../client.ts';

interface Sample {
  at: number;
  bytesIn: number;
  bytesOut: number;
  lost: number;
  received: number;
}

/** Turns what getStats counts since the beginning into what is true of the last moments. */
export class QualityMeter {
  private last: Sample | undefined;

  measure(reports: RTCStatsReport[], now: number): LineQuality {
    const sample: Sample = { at: now, bytesIn: 0, bytesOut: 0, lost: 0, received: 0 };
    let roundTripMs: number | null = null;
    let remoteLoss: number | null = null;
    for (const report of reports) {
      report.forEach((entry: Record<string, unknown>) => {
        if (entry.type === 'inbound-rtp') {
          sample.bytesIn += Number(entry.bytesReceived ?? 0);
          sample.lost += Math.max(0, Number(entry.packetsLost ?? 0));
          sample.received += Number(entry.packetsReceived ?? 0);
        } else if (entry.type === 'outbound-rtp') {
          sample.bytesOut += Number(entry.bytesSent ?? 0);
        } else if (entry.type === 'remote-inbound-rtp' && typeof entry.fractionLost === 'number') {
          remoteLoss = Math.max(remoteLoss ?? 0, entry.fractionLost * 100);
        } else if (entry.type === 'candidate-pair' && typeof entry.currentRoundTripTime === 'number') {
          roundTripMs = Math.max(roundTripMs ?? 0, entry.currentRoundTripTime * 1000);
        }
      });
    }
    const former = this.last;
    this.last = sample;
    return judge(sample, former, roundTripMs, remoteLoss);
  }
}

function judge(
  now: Sample,
  former: Sample | undefined,
  roundTripMs: number | null,
  remoteLoss: number | null,
): LineQuality {
  const milliseconds = former ? Math.max(1, now.at - former.at) : 0;
  const perSecond = (bytes: number, before: number) =>
    milliseconds ? Math.max(0, Math.round(((bytes - before) * 8) / milliseconds)) : 0;
  const lost = former ? Math.max(0, now.lost - former.lost) : 0;
  const received = former ? Math.max(0, now.received - former.received) : 0;
  const ownLoss = lost + received > 0 ? (lost * 100) / (lost + received) : null;
  const lossPercent = ownLoss === null ? remoteLoss : Math.max(ownLoss, remoteLoss ?? 0);
  return {
    level: levelOf(roundTripMs, lossPercent),
    roundTripMs,
    lossPercent,
    kilobitsIn: perSecond(now.bytesIn, former?.bytesIn ?? 0),
    kilobitsOut: perSecond(now.bytesOut, former?.bytesOut ?? 0),
  };
}

export function levelOf(roundTripMs: number | null, lossPercent: number | null): LineQuality['level'] {
  if (roundTripMs === null && lossPercent === null) return 'none';
  if ((lossPercent ?? 0) > 8 || (roundTripMs ?? 0) > 600) return 'poor';
  if ((lossPercent ?? 0) > 2 || (roundTripMs ?? 0) > 250) return 'fair';
  return 'good';
}
