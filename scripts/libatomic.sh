#!/bin/sh
# The pinned Node is linked to libatomic, which a minimal Debian lacks. Runs only when Node does not start.
set -u
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo 'Node does not start: installing Debian’s libatomic1, which it needs.'
  apt-get update >/dev/null && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends libatomic1 >/dev/null
fi
node --version && exit 0
echo 'The Node that this project brings does not start on this machine. On Debian and Ubuntu: apt-get install libatomic1' >&2
exit 1
