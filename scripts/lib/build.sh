# shellcheck shell=bash
# Builds the JARs of target when the sources are newer than they. To be sourced, after java.sh, in the project's folder.

readonly JAR=target/active-trader.jar
# The program with the storm and the tests; the libraries are in the class path of TEST_LIBRARIES.
# shellcheck disable=SC2034 # for those who source this
readonly TEST_JAR=target/tests.jar TEST_LIBRARIES=target/test.classpath

# Whether JAR $1 is newer than all of the files and folders after it.
is_current() {
  local jar=$1
  shift
  [ -f "$jar" ] && [ -z "$(find "$@" -newer "$jar" -print -quit)" ]
}

# Says that $1 is built, and on a terminal how long that takes, until process $2 ends.
show_seconds() {
  local begun=$SECONDS
  while kill -0 "$$" 2>/dev/null && kill -0 "$2" 2>/dev/null; do
    printf '\rbuilding %s ... %s s \b' "$1" $((SECONDS - begun)) >&2
    sleep 1
  done
}

quick_maven() {
  if ! mvn -B -q -Dquick "$@" >target/build.log 2>&1; then
    end_seconds
    grep '^\[ERROR\]' target/build.log | head -n 20 >&2
    printf '%s: the build failed; all of it is in %s/target/build.log\n' "$(basename "$0")" "$PWD" >&2
    exit 1
  fi
}

make_jar() {
  quick_maven package
}

make_test_jar() {
  quick_maven -Dmaven.test.skip=false -DskipTests test-compile dependency:build-classpath \
    -Dmdep.outputFile="$TEST_LIBRARIES" -Dmdep.includeScope=test
  "$JAVA_HOME/bin/jar" --create --no-compress --file "$TEST_JAR" \
    -C target/quick/classes . -C target/quick/test-classes . || exit
}

# Ends what show_seconds does in process $seconds, and its line.
seconds=
end_seconds() {
  [ -n "$seconds" ] || return 0
  kill "$seconds" 2>/dev/null || true
  wait "$seconds" 2>/dev/null || true
  seconds=
  printf '\n' >&2
}

# Has $2 make JAR $1 with its old one unlinked first: a program that runs from that one keeps its file until it ends.
build() {
  require_java javac
  require_maven
  touch target/build.started
  rm -f "$1"
  if [ -t 2 ]; then
    show_seconds "$1" "$BASHPID" 9>&- &
    seconds=$!
    trap end_seconds EXIT
  else
    printf 'building %s ...\n' "$1" >&2
  fi
  "$2"
  end_seconds
  touch -r target/build.started "$1"
}

# Has $2 make JAR $1 unless it is newer than the sources after them. Two starts at once build once: the second waits,
# and finds the JAR current.
ensure() {
  local jar=$1 make=$2
  shift 2
  is_current "$jar" "$@" && return
  mkdir -p target
  if command -v flock >/dev/null; then
    (
      flock 9
      is_current "$jar" "$@" || build "$jar" "$make"
    ) 9>target/build.lock
  else
    build "$jar" "$make"
  fi
}

ensure_jar() {
  ensure "$JAR" make_jar pom.xml src/main src/launcher
}

ensure_test_jar() {
  ensure "$TEST_JAR" make_test_jar pom.xml configs prompts src/main src/launcher src/storm src/test
}
