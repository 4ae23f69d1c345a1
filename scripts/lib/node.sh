# shellcheck shell=bash
# Runs JavaScript of src/it/js with packages from npm. To be sourced, in the project's folder.

# Ends the script with status 2 and one line when there is no Node.js.
require_node() {
  if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
    printf '%s: Node.js 20 and npm are needed: install them (apt install nodejs npm).\n' "$(basename "$0")" >&2
    exit 2
  fi
}

# node_folder PACKAGE@VERSION ...: prints a temporary folder with src/it/js and these packages; the caller removes it.
node_folder() {
  local folder
  folder=$(mktemp -d)
  cp src/it/js/*.mjs "$folder"
  printf '{"private": true, "type": "module"}\n' >"$folder/package.json"
  if ! npm install --prefix "$folder" --no-audit --no-fund --loglevel error "$@" >"$folder/npm.log" 2>&1; then
    printf '%s: npm could not install %s:\n' "$(basename "$0")" "$*" >&2
    cat "$folder/npm.log" >&2
    rm -rf "$folder"
    return 1
  fi
  printf '%s\n' "$folder"
}
