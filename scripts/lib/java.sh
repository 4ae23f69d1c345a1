# shellcheck shell=bash
# Finds the Java that the scripts beside this folder run with. To be sourced.

readonly NEEDED_JAVA=25

# The feature release of the Java in folder $1, from its release file or, without one, from the program itself.
java_feature() {
  local version=
  [ -x "$1/bin/java" ] || return 1
  if [ -r "$1/release" ]; then
    version=$(sed -n 's/^JAVA_VERSION="\(.*\)"/\1/p' "$1/release")
  fi
  if [ -z "$version" ]; then
    version=$("$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([^"]*\)".*/\1/p' | head -n 1)
  fi
  version=${version#1.}
  version=${version%%[!0-9]*}
  [ -n "$version" ] && printf '%s\n' "$version"
}

# Folders that may hold a Java, the likeliest first, one a line.
java_candidates() {
  local on_path home
  [ -z "${JAVA_HOME:-}" ] || printf '%s\n' "$JAVA_HOME"
  if on_path=$(command -v java); then
    on_path=$(readlink -f "$on_path" 2>/dev/null || printf '%s' "$on_path")
    dirname "$(dirname "$on_path")"
  fi
  for home in "${SDKMAN_DIR:-${HOME:-}/.sdkman}"/candidates/java/* /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/*jdk* \
    "${HOME:-}"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ -d "$home" ] && printf '%s\n' "$home"
  done
}

# Prints the first candidate of the needed release, or else of a newer one, that has program $1 (java or javac).
java_home_with() {
  local program=$1 home feature newer=
  while IFS= read -r home; do
    [ -x "$home/bin/$program" ] || continue
    feature=$(java_feature "$home") || continue
    if [ "$feature" -eq "$NEEDED_JAVA" ]; then
      printf '%s\n' "$home"
      return 0
    fi
    if [ -z "$newer" ] && [ "$feature" -gt "$NEEDED_JAVA" ]; then
      newer=$home
    fi
  done < <(java_candidates)
  [ -n "$newer" ] && printf '%s\n' "$newer"
}

# Exports JAVA_HOME as a Java that has program $1, or says in one line what to install and ends the script with status 2.
require_java() {
  if ! JAVA_HOME=$(java_home_with "$1"); then
    printf '%s: no JDK %s in JAVA_HOME, on the PATH, in /usr/lib/jvm or in SDKMAN: install one (apt install temurin-%s-jdk, or sdk install java %s-tem, or https://adoptium.net) or set JAVA_HOME.\n' \
      "$(basename "$0")" "$NEEDED_JAVA" "$NEEDED_JAVA" "$NEEDED_JAVA" >&2
    exit 2
  fi
  export JAVA_HOME
}

# Ends the script with status 2 and one line when there is no Maven.
require_maven() {
  if ! command -v mvn >/dev/null; then
    printf '%s: Maven is needed to build and is not on the PATH: install it (apt install maven).\n' "$(basename "$0")" >&2
    exit 2
  fi
}
