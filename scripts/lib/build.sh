# shellcheck shell=bash
# Builds target/active-trader.jar when the sources are newer than it. To be sourced, after java.sh, in the project's folder.

readonly JAR=target/active-trader.jar

jar_is_current() {
  [ -f "$JAR" ] && [ -z "$(find pom.xml src/main src/launcher -newer "$JAR" -print -quit)" ]
}

# Makes the JAR with its old one unlinked first: a program that runs from that one keeps its file until it ends.
build_jar() {
  require_java javac
  require_maven
  printf 'building %s ...\n' "$JAR" >&2
  touch target/build.started
  rm -f "$JAR"
  if ! mvn -B -q -Dquick package >target/build.log 2>&1; then
    grep '^\[ERROR\]' target/build.log | head -n 20 >&2
    printf '%s: the build failed; all of it is in %s/target/build.log\n' "$(basename "$0")" "$PWD" >&2
    exit 1
  fi
  touch -r target/build.started "$JAR"
}

# Two starts at once build once: the second waits, and finds the JAR current.
ensure_jar() {
  jar_is_current && return
  mkdir -p target
  if command -v flock >/dev/null; then
    (
      flock 9
      jar_is_current || build_jar
    ) 9>target/build.lock
  else
    build_jar
  fi
}
