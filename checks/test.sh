# Sourced by ./homeostat test: everything that a contributor and the build server run.

# Program and the Debian package that brings it.
wanted='arm-none-eabi-gcc=gcc-arm-none-eabi qemu-system-arm=qemu-system-arm chromium=chromium
chromedriver=chromium-driver gcc=gcc mosquitto=mosquitto gdb-multiarch=gdb-multiarch'

missing=''
for pair in $wanted; do
    command -v "${pair%%=*}" >/dev/null || missing="$missing ${pair#*=}"
done
python3 -c 'import numpy, scipy' 2>/dev/null || missing="$missing python3-numpy python3-scipy"

if [ -n "$missing" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    printf 'homeostat: installing Debian packages:%s\n' "$missing" >&2
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends $missing; } >/dev/null 2>&1 ||
        printf 'homeostat: could not install them; the tests that need them are skipped and named\n' >&2
elif [ -n "$missing" ]; then
    printf 'homeostat: missing, and not root to install:%s\n' "$missing" >&2
    printf 'homeostat: the tests that need them are skipped and named below\n' >&2
fi

rm -rf "$home"/*/target/surefire-reports
status=0
# A failing test does not keep the others from running; the tally below decides.
maven -fae -Dmaven.test.failure.ignore=true verify "$@" || status=$?
[ "$status" != 0 ] || touch "$app/built"
"$JAVA_HOME/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 \
    -cp "$home/checks/target/classes:$home/evidence/target/classes" homeostat.checks.Tally "$home" ||
    status=1
exit "$status"
