# Sourced by ../../../../../signalbox in a checkout only: is what is built still current, and if not, building it.
# Uses from there: home, lib, version, say, tell, rank_of, require_java.
# shellcheck shell=bash disable=SC2154
readonly WANTED_MAVEN=3.8

module='' stamp=''

# What has to be built for a command: measurements for bench only.
choose_module() {
  module=bot/app
  [ "$1" != bench ] || module=bot/bench
  # The jar of the last module is written by every build that got that far, ours or one typed by hand.
  stamp=$home/$module/target/signalbox-${module/\//-}-$version.jar
}

# Prints what find says of the files and folders that go into the build, by their paths from here.
find_sources() {
  (
    cd "$home" || exit
    paths=(pom.xml)
    for pom in */pom.xml */*/pom.xml; do
      folder=${pom%/pom.xml}
      [ "$folder" != bot/bench ] || [ "$module" = "$folder" ] || continue
      if [ -f "$pom" ]; then paths[${#paths[@]}]=$pom; fi
      if [ -d "$folder/src/main" ]; then paths[${#paths[@]}]=$folder/src/main; fi
    done
    find "${paths[@]}" "$@" 2>/dev/null
  )
}

# Prints a number for what is in the sources, and one for what is in our jars: file times do not survive a copy.
contents() {
  find_sources -type f -exec cksum {} + | LC_ALL=C sort | cksum
  jars
}

jars() { cat "$lib"/signalbox-*.jar 2>/dev/null | cksum; }

up_to_date() {
  local record=$home/target/launcher-contents.${module##*/}
  [ -f "$stamp" ] && [ -f "$lib/signalbox-bot-app-$version.jar" ] || return 1
  # Folders count too: a file that was deleted leaves its trace there.
  [ -n "$(find_sources -newer "$stamp")" ] || return 0
  [ -f "$record" ] && [ "$(contents)" = "$(cat "$record")" ] || return 1
  # Copied or touched, and not changed.
  touch "$stamp" 2>/dev/null || true
}

require_maven() {
  local line found
  line=$(mvn -version 2>/dev/null | grep 'Apache Maven ') || line=''
  found=${line#*Apache Maven }
  found=${found%%[!0-9.]*}
  rank_of "${found:-0}"
  local got=$rank
  rank_of "$WANTED_MAVEN"
  [ "$got" -ge "$rank" ] && return
  if [ -n "$found" ]; then
    say "needs Maven $WANTED_MAVEN or newer to build, and found $found ($(type -P mvn))."
  else
    say "needs Maven $WANTED_MAVEN or newer to build, and there is no working mvn on the PATH."
  fi
  tell "To install it: apt install maven, dnf install maven, brew install maven, winget install Apache.Maven," \
    "or sdk install maven. An unpacked distribution needs no Maven."
  exit $UNAVAILABLE
}

lock=''
let_go() { if [ -n "$lock" ]; then rm -rf "$lock"; lock=''; fi; }

lock_is_stale() {
  local holder=''
  [ -r "$lock_folder/pid" ] && read -r holder <"$lock_folder/pid"
  if [ -n "$holder" ]; then ! kill -0 "$holder" 2>/dev/null; else
    # Its maker had no time to write its number yet, or never will.
    [ -n "$(find "$lock_folder" -prune -mmin +1 2>/dev/null)" ]
  fi
}

# Of two that start at once, one builds and the other waits. Removing a dead one's lock has a lock of its own, so that
# nobody removes the lock which somebody else has just taken.
take_lock() {
  local waited=''
  lock_folder=$home/target/launcher.lock
  until mkdir "$lock_folder" 2>/dev/null; do
    if lock_is_stale && mkdir "$lock_folder.stale" 2>/dev/null; then
      if lock_is_stale; then rm -rf "$lock_folder"; fi
      rmdir "$lock_folder.stale"
      continue
    fi
    [ -n "$waited" ] || say "waiting for another build in this folder to finish."
    waited=yes
    sleep 0.3
    if [ -n "$(find "$lock_folder.stale" -prune -mmin +1 2>/dev/null)" ]; then rmdir "$lock_folder.stale" 2>/dev/null; fi
  done
  lock=$lock_folder
  echo $$ >"$lock/pid"
}

maven_pid=''
give_up() {
  [ -n "$maven_pid" ] && kill "$maven_pid" 2>/dev/null && wait "$maven_pid" 2>/dev/null
  let_go
  exit "$1"
}

# One line per module from Maven's log; on a terminal the line of the module at work turns a spinner.
show_progress() {
  local line shown=0 turn=0 total=0 now='' marks='|/-\\' terminal=''
  [ -t 2 ] && terminal=yes
  while :; do
    local alive=yes
    kill -0 "$maven_pid" 2>/dev/null || alive=''
    total=$(grep -c '^\[INFO\] Building Signalbox' "$log")
    while [ "$shown" -lt "$total" ]; do
      shown=$((shown + 1))
      line=$(grep '^\[INFO\] Building Signalbox' "$log" | sed -n "${shown}p")
      [ -n "$terminal" ] && [ -n "$now" ] && printf '\r  %s   \n' "$now" >&2
      now=$(printf '%s' "$line" | sed -e 's/^.INFO. Building Signalbox *\([a-z ]*[a-z]\) .*\(\[[0-9]*\/[0-9]*\]\)$/\2 \1/' -e 's/] $/] parent/')
      [ -n "$terminal" ] || tell "  $now"
    done
    if [ -z "$alive" ]; then break; fi
    if [ -n "$terminal" ] && [ -n "$now" ]; then
      printf '\r  %s %s ' "$now" "${marks:$((turn % 4)):1}" >&2
      turn=$((turn + 1))
    fi
    sleep 0.2
  done
  if [ -n "$terminal" ] && [ -n "$now" ]; then printf '\r  %s   \n' "$now" >&2; fi
}

build_when_needed() {
  choose_module "$1"
  up_to_date && return
  local need_compiler=yes began=$SECONDS status=0 first='' before=''
  [ -d "$lib" ] || first=yes
  if ! mkdir -p "$home/target" 2>/dev/null || [ ! -w "$home/target" ]; then
    if [ -f "$lib/signalbox-bot-app-$version.jar" ]; then
      say "sources are newer than what is built, and $home cannot be written; running what is built."
      return
    fi
    say "is not built yet, and $home cannot be written; copy it to where it can, or unpack a distribution."
    exit $UNAVAILABLE
  fi
  trap 'give_up 129' HUP
  trap 'give_up 130' INT
  trap 'give_up 143' TERM
  trap let_go EXIT
  take_lock
  if ! up_to_date; then
    require_java
    local jdk=${java%/bin/java}
    [ -x "$jdk/bin/javac" ] && export JAVA_HOME=$jdk
    require_maven
    log=$home/target/launcher-build.log
    say "building${first:+, which downloads libraries the first time and may take some minutes} (log: $log)"
    if [ -r "$home/target/launcher-seconds" ] && read -r before <"$home/target/launcher-seconds"; then
      tell "  The last build took $before s."
    fi
    [ -n "$first" ] || tell "  To run what is built instead: Ctrl-C, then SIGNALBOX_SKIP_BUILD=1 ./signalbox ..."
    : >"$log"
    touch "$lock/began"
    contents >"$lock/contents"
    (cd "$home" && exec mvn -B -Pquick -Dsignalbox.quick -pl "$module" -am package) </dev/null >"$log" 2>&1 &
    maven_pid=$!
    show_progress
    wait "$maven_pid" || status=$?
    maven_pid=''
    if [ $status -ne 0 ] || [ ! -f "$lib/signalbox-bot-app-$version.jar" ]; then
      say "the build failed (mvn left with exit code $status). The last lines of $log:"
      tail -n 40 "$log" >&2
      exit $UNAVAILABLE
    fi
    # Sources saved while the build ran are newer than this, and are built next time.
    touch -r "$lock/began" "$stamp"
    { head -n 1 "$lock/contents" && jars; } >"$home/target/launcher-contents.${module##*/}"
    echo $((SECONDS - began)) >"$home/target/launcher-seconds"
    say "built in $((SECONDS - began)) s."
  fi
  let_go
  trap - HUP INT TERM EXIT
}
