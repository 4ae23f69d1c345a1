#!/usr/bin/env bash
# Manages the three services of Active Trader: through systemd where they are installed, and otherwise, in a checkout, as
# background processes with pid files. What COMMAND can be: manage_services.sh help
set -uo pipefail

here=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" && pwd)
root=$(dirname "$here")
readonly UNITS=${ACTIVE_TRADER_UNITS:-/etc/systemd/system}
readonly KEYS=/etc/active-trader/keys
readonly MCP=(alpaca-data alpaca-trade)
readonly TRADER=(active-trader)
readonly ALL=("${MCP[@]}" "${TRADER[@]}")

if [ -t 1 ] && [ -z "${NO_COLOR:-}" ]; then
  blue=$'\e[34m' green=$'\e[32m' yellow=$'\e[33m' red=$'\e[31m' plain=$'\e[0m'
else
  blue='' green='' yellow='' red='' plain=''
fi
info() { printf '%sℹ️  %s%s\n' "$blue" "$*" "$plain"; }
good() { printf '%s✅ %s%s\n' "$green" "$*" "$plain"; }
warn() { printf '%s⚠️  %s%s\n' "$yellow" "$*" "$plain"; }
bad() { printf '%s❌ %s%s\n' "$red" "$*" "$plain" >&2; }
rule() { printf '━%.0s' {1..65} && echo; }

usage() {
  cat <<'USAGE'
Usage: manage_services.sh COMMAND

  start, stop, restart     the two MCP services and the trader
  start-mcp, stop-mcp, restart-mcp
                           only alpaca-data and alpaca-trade
  start-trader, stop-trader, restart-trader
                           only active-trader
  start-all, stop-all, restart-all
                           the same as start, stop, restart
  status, status-mcp, status-trader
                           which of them run
  logs, logs-mcp, logs-trader
                           their last lines
  follow, follow-mcp, follow-trader
                           their lines as they come, until Ctrl-C
  install, uninstall       set them up as systemd services, or remove them (deploy/install.sh)
  help                     this

Where the services are installed in systemd, starting and stopping need root. In a checkout they run in the background.
USAGE
}

title() {
  case $1 in
    alpaca-data) echo 'Alpaca Data MCP' ;;
    alpaca-trade) echo 'Alpaca Trade MCP' ;;
    active-trader) echo 'Active Trader' ;;
  esac
}

# --- under systemd -------------------------------------------------------------------------------------------------

under_systemd() {
  [ -e "$UNITS/active-trader.service" ] && [ -d /run/systemd/system ]
}

need_root() {
  if [ "$(id -u)" != 0 ]; then
    bad 'This operation requires root privileges. Please run with sudo.'
    exit 1
  fi
}

# --- in a checkout -------------------------------------------------------------------------------------------------

logs_folder=${ACTIVE_TRADER_LOGS:-$root/logs}
pid_file() { echo "$logs_folder/$1.pid"; }
console_file() { echo "$logs_folder/$1.console"; }

command_of() {
  case $1 in
    active-trader) echo run ;;
    *) echo "$1" ;;
  esac
}

# Prints the process id of service $1 when it runs: a pid file whose process is another program's by now does not count.
pid_of() {
  local pid arguments
  pid=$(cat "$(pid_file "$1")" 2>/dev/null) || return 1
  arguments=$(ps -p "$pid" -o args= 2>/dev/null) || return 1
  case $arguments in
    *active-trader.jar" $(command_of "$1")"*) echo "$pid" ;;
    *) return 1 ;;
  esac
}

port_of() {
  local name=${1^^} value
  name=${name//-/_}_HTTP_PORT
  value=${!name:-$(sed -n "s/^\xef\xbb\xbf//; s/^[[:space:]]*\(export[[:space:]]\+\)\?${name}[[:space:]]*=[^0-9]*\([0-9]\+\).*/\2/p" "$root/.env" 2>/dev/null | tail -n 1)}
  case $1 in
    alpaca-data) echo "${value:-8004}" ;;
    alpaca-trade) echo "${value:-8005}" ;;
  esac
}

port_answers() {
  [ -n "$1" ] && (: >"/dev/tcp/127.0.0.1/$1") 2>/dev/null
}

# Whether service $1 with process id $2 has come up: an MCP service answers on its port, the trader stays alive.
wait_until_up() {
  local port ticks
  port=$(port_of "$1")
  for ((ticks = 0; ticks < 150; ticks++)); do
    kill -0 "$2" 2>/dev/null || return 1
    if [ -n "$port" ]; then
      port_answers "$port" && return 0
    elif [ "$ticks" -ge 15 ]; then
      return 0
    fi
    sleep 0.2
  done
  return 1
}

background_start() {
  local pid
  if pid=$(pid_of "$1"); then
    info "$(title "$1") runs already (pid $pid)"
    return
  fi
  if port_answers "$(port_of "$1")"; then
    bad "$(title "$1") did not start: port $(port_of "$1") is taken by another program"
    return 1
  fi
  umask 077
  mkdir -p "$logs_folder"
  nohup "$here/active-trader" "$(command_of "$1")" >"$(console_file "$1")" 2>&1 </dev/null &
  pid=$!
  echo "$pid" >"$(pid_file "$1")"
  if ! wait_until_up "$1" "$pid"; then
    kill "$pid" 2>/dev/null
    rm -f "$(pid_file "$1")"
    bad "$(title "$1") did not start. It said last:"
    tail -n 5 "$(console_file "$1")" >&2
    return 1
  fi
}

background_stop() {
  local pid ticks
  if ! pid=$(pid_of "$1"); then
    rm -f "$(pid_file "$1")"
    return
  fi
  kill "$pid"
  for ((ticks = 0; ticks < 350; ticks++)); do
    if ! kill -0 "$pid" 2>/dev/null; then
      rm -f "$(pid_file "$1")"
      return
    fi
    sleep 0.2
  done
  warn "$(title "$1") did not stop in 70 s and is killed (pid $pid)"
  kill -KILL "$pid"
  rm -f "$(pid_file "$1")"
}

# --- both ----------------------------------------------------------------------------------------------------------

is_running() {
  if under_systemd; then
    systemctl is-active --quiet "$1.service"
  else
    pid_of "$1" >/dev/null
  fi
}

# Says itself why a service did not start.
start_one() {
  if ! under_systemd; then
    background_start "$1"
  elif ! systemctl start "$1.service" || ! is_running "$1"; then
    bad "$(title "$1") did not start; see: journalctl -u $1 -n 20"
    return 1
  fi
}
stop_one() { if under_systemd; then systemctl stop "$1.service"; else background_stop "$1"; fi; }

need_keys() {
  if under_systemd && ! grep -qs '^ALPACA_API_KEY=.' "$KEYS/alpaca-trade.env"; then
    bad "There are no Alpaca keys in $KEYS/alpaca-trade.env: put them there and into alpaca-data.env, then run deploy/install.sh again"
    exit 2
  fi
}

start() {
  local service
  need_keys
  under_systemd || "$here/active-trader" --version >/dev/null || exit # builds, where that is due
  for service in "$@"; do
    case $service in
      alpaca-data) info 'Starting MCP services...' ;;
      active-trader) info 'Starting Active Trader service...' ;;
    esac
    start_one "$service" || exit 1
    case $service in
      active-trader) good 'Active Trader started successfully!' ;;
      *) good "$(title "$service") started" ;;
    esac
  done
}

# The trader first, so that it does not see its services go.
stop() {
  local i
  for ((i = $#; i > 0; i--)); do
    info "Stopping $(title "${!i}")..."
    if ! stop_one "${!i}"; then
      bad "$(title "${!i}") did not stop"
      exit 1
    fi
    good "$(title "${!i}") stopped"
  done
}

status() {
  local service code=0
  rule
  info 'Service Status Summary:'
  rule
  for service in "$@"; do
    if is_running "$service"; then
      printf '✅ %-18s RUNNING\n' "$(title "$service"):"
    else
      printf '❌ %-18s STOPPED\n' "$(title "$service"):"
      code=3
    fi
  done
  rule
  return $code
}

# Options for journalctl or tail first, up to "--", then the services.
show() {
  local follow=$1 units=() files=() service
  shift
  for service in "$@"; do
    units+=(-u "$service.service")
    case $service in
      active-trader) files+=("$logs_folder/active_trader_stdout.log" "$logs_folder/active_trader_stderr.log") ;;
      *) files+=("$logs_folder/${service//-/_}_mcp.log") ;;
    esac
  done
  if under_systemd; then
    if [ "$follow" = yes ]; then exec journalctl "${units[@]}" -f; fi
    journalctl "${units[@]}" -n 50 --no-pager
  else
    mkdir -p "$logs_folder"
    touch -a "${files[@]}"
    if [ "$follow" = yes ]; then exec tail -n 20 -F "${files[@]}"; fi
    tail -n 50 "${files[@]}"
  fi
}

with_rights() {
  ! under_systemd || need_root
  "$@"
}

installer() {
  need_root
  local script=$root/deploy/install.sh
  [ -x "$script" ] || script=$here/install.sh
  exec "$script" "$@"
}

case ${1:-help} in
  start | start-all) with_rights start "${ALL[@]}" && status "${ALL[@]}" ;;
  start-mcp) with_rights start "${MCP[@]}" && status "${MCP[@]}" ;;
  start-trader) with_rights start "${TRADER[@]}" && status "${ALL[@]}" ;;
  stop | stop-all) with_rights stop "${ALL[@]}" ;;
  stop-mcp) with_rights stop "${MCP[@]}" ;;
  stop-trader) with_rights stop "${TRADER[@]}" ;;
  restart | restart-all) with_rights stop "${ALL[@]}" && start "${ALL[@]}" && status "${ALL[@]}" ;;
  restart-mcp) with_rights stop "${MCP[@]}" && start "${MCP[@]}" && status "${MCP[@]}" ;;
  restart-trader) with_rights stop "${TRADER[@]}" && start "${TRADER[@]}" && status "${ALL[@]}" ;;
  status) status "${ALL[@]}" ;;
  status-mcp) status "${MCP[@]}" ;;
  status-trader) status "${TRADER[@]}" ;;
  logs) show no "${ALL[@]}" ;;
  logs-mcp) show no "${MCP[@]}" ;;
  logs-trader) show no "${TRADER[@]}" ;;
  follow) show yes "${ALL[@]}" ;;
  follow-mcp) show yes "${MCP[@]}" ;;
  follow-trader) show yes "${TRADER[@]}" ;;
  install) installer ;;
  uninstall) installer --uninstall ;;
  help | -h | --help) usage ;;
  *)
    bad "Unknown command: $1"
    usage >&2
    exit 2
    ;;
esac
