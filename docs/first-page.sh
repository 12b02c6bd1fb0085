#!/bin/bash
# From starting the jar to the first page, and the memory it holds then: first on an empty data
# directory, then on a filled one. Usage: docs/first-page.sh [port]
set -euo pipefail
cd "$(dirname "$0")/.."
port=${1:-8399}
data=$(mktemp -d)
trap 'kill "$pid" 2>/dev/null; wait "$pid" 2>/dev/null || true; rm -rf "$data"' EXIT

for how in "empty data directory" "second start"; do
  begin=$(date +%s%N)
  LECTERN_DATA=$data/lectern LECTERN_MEDIA_PORT=0 QUARKUS_HTTP_PORT=$port \
    java ${LECTERN_JAVA:-} -jar target/quarkus-app/quarkus-run.jar >"$data/log" 2>&1 &
  pid=$!
  until curl -sf -o /dev/null "http://localhost:$port/signin"; do
    kill -0 "$pid" || { cat "$data/log"; exit 1; }
    sleep 0.05
  done
  took=$(( ($(date +%s%N) - begin) / 1000000 ))
  resident=$(( $(awk '/VmRSS/ {print $2}' "/proc/$pid/status") / 1024 ))
  printf '%-22s %2d.%03d s to the first page, %d MB resident\n' "$how" $((took / 1000)) $((took % 1000)) "$resident"
  kill "$pid"
  wait "$pid" 2>/dev/null || true
done
