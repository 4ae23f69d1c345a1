#!/usr/bin/env bash
# install.sh [--prefix DIR] [--account NAME] [--uninstall]
#
# Installs Active Trader as systemd services, or brings an installation up to date; data, configuration and keys are
# kept. With --account NAME it prepares a second account, run by active-trader@NAME. With --uninstall it removes all but
# the data, and puts the configuration, keys and logs away beside it.
#
#   DIR (/opt/active-trader)   program, and a Java runtime of its own
#   /etc/active-trader         configs/, prompts/, services.env, keys/ (each service reads only its own file there)
#   /var/lib/active-trader     records
#   /var/log/active-trader     logs
set -euo pipefail

root=$(dirname "$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" && pwd)")
readonly UNITS=/etc/systemd/system ETC=/etc/active-trader DATA=/var/lib/active-trader LOGS=/var/log/active-trader
readonly COMMAND=/usr/local/bin/active-trader
readonly SHARE=/usr/local/share # completion and manual pages
readonly GROUP=active-trader USERS=(active-trader active-trader-data active-trader-trade)
readonly SERVICES=(alpaca-data alpaca-trade active-trader)
# What the program needs of Java, with jcmd to look into a running service.
readonly MODULES=java.base,java.compiler,java.desktop,java.management,java.naming,java.net.http,java.security.jgss,java.sql,java.xml,jdk.crypto.ec,jdk.jcmd,jdk.management,jdk.net,jdk.unsupported,jdk.zipfs

# Where it is installed, if it is.
prefix=$(sed -n 's|^ExecStart=\(.*\)/runtime/bin/java .*|\1|p' "$UNITS/active-trader.service" 2>/dev/null || true)
prefix=${prefix:-/opt/active-trader} account='' action=install

good() { printf '✅ %s\n' "$*"; }
info() { printf 'ℹ️  %s\n' "$*"; }
die() { # MESSAGE [STATUS]
  printf '❌ %s\n' "$1" >&2
  exit "${2:-1}"
}

parse() {
  while [ $# -gt 0 ]; do
    case $1 in
      --prefix | --account) [ $# -ge 2 ] || die "$1 needs a value" 2 ;;&
      --prefix) prefix=$2 && shift 2 ;;
      --account) account=$2 && shift 2 ;;
      --uninstall) action=uninstall && shift ;;
      -h | --help) sed -n '2,11s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" && exit 0 ;;
      *) die "unknown option $1; see --help" 2 ;;
    esac
  done
  [[ $prefix =~ ^/[A-Za-z0-9._/-]+$ ]] || die "--prefix must be an absolute path of plain characters, was \"$prefix\"" 2
  [[ -z $account || $account =~ ^[a-z0-9-]+$ ]] || die "--account takes a-z, 0-9 and -, was \"$account\"" 2
  [ "$(id -u)" = 0 ] || die 'This operation requires root privileges. Please run with sudo.'
  [ -d /run/systemd/system ] || die 'systemd does not run here; in a checkout, scripts/manage_services.sh start does without it'
}

# --- the program ---------------------------------------------------------------------------------------------------

# As the owner of the checkout, so that no file of root's stays in it.
build() {
  local owner
  [ -f "$root/pom.xml" ] || die 'An installation cannot install: run deploy/install.sh of a checkout'
  owner=$(stat -c %U "$root")
  local script="cd '$root' && . scripts/lib/java.sh && . scripts/lib/build.sh && ensure_jar"
  if [ "$owner" = root ]; then bash -c "$script" install.sh; else runuser -u "$owner" -- bash -c "$script" install.sh; fi
}

# What the runtime is made of.
runtime_source() {
  cat "$JAVA_HOME/release"
  printf 'MODULES=%s\n' "$MODULES"
}

# The part of the JDK that is needed, so that neither an upgrade nor a removal of the system's JDK stops a trading day.
install_runtime() {
  # shellcheck source=scripts/lib/java.sh
  . "$root/scripts/lib/java.sh"
  require_java jlink
  if cmp -s <(runtime_source) "$prefix/runtime/made-from"; then
    return
  fi
  rm -rf "$prefix/runtime.new"
  "$JAVA_HOME/bin/jlink" --add-modules "$MODULES" --strip-debug --no-header-files --no-man-pages --compress zip-6 \
    --output "$prefix/runtime.new"
  "$prefix/runtime.new/bin/java" -XX:+UseSerialGC -XX:+UseCompactObjectHeaders -Xshare:dump >/dev/null 2>&1 || true
  runtime_source >"$prefix/runtime.new/made-from"
  rm -rf "$prefix/runtime.old"
  [ ! -e "$prefix/runtime" ] || mv "$prefix/runtime" "$prefix/runtime.old"
  mv "$prefix/runtime.new" "$prefix/runtime"
  rm -rf "$prefix/runtime.old"
  good "Java $("$prefix/runtime/bin/java" -version 2>&1 | sed -n '1s/.*"\(.*\)".*/\1/p') in $prefix/runtime"
}

# New files take the names of the old ones in one step: what runs keeps what it has opened.
install_program() {
  install -d -m 0755 "$prefix" "$prefix/scripts" "$prefix/deploy"
  if ! cmp -s "$root/target/active-trader.jar" "$prefix/active-trader.jar"; then
    install -m 0644 "$root/target/active-trader.jar" "$prefix/active-trader.jar.new"
    mv -f "$prefix/active-trader.jar.new" "$prefix/active-trader.jar"
  fi
  sed "s|/opt/active-trader|$prefix|g" "$root/deploy/jvm.options" >"$prefix/jvm.options.new"
  chmod 0644 "$prefix/jvm.options.new"
  mv -f "$prefix/jvm.options.new" "$prefix/jvm.options"
  install -m 0755 "$root/scripts/manage_services.sh" "$prefix/scripts/manage_services.sh"
  install -m 0755 "$root/deploy/install.sh" "$prefix/deploy/install.sh"
  ln -sfn scripts/manage_services.sh "$prefix/manage_services.sh"
  ln -sfn "$DATA" "$prefix/data"
  ln -sfn "$LOGS" "$prefix/logs"
  ln -sfn "$ETC/configs" "$prefix/configs"
  ln -sfn "$ETC/prompts" "$prefix/prompts"
  sed "s|/opt/active-trader|$prefix|g" "$root/deploy/active-trader" >"$COMMAND.new"
  chmod 0755 "$COMMAND.new"
  mv -f "$COMMAND.new" "$COMMAND"
}

# Classes as a dry run left them in memory, so that a start takes a third of the time. It is made of exactly this JAR, this
# Java and these options; without it, or with one that does not fit, Java starts as it always did.
install_cache() {
  local made_from work
  made_from=$(cat "$prefix/active-trader.jar" "$prefix/runtime/made-from" "$prefix/jvm.options" | sha256sum)
  [ "$made_from" != "$(cat "$prefix/active-trader.aot.made-from" 2>/dev/null)" ] || return 0
  rm -f "$prefix/active-trader.aot" "$prefix/active-trader.aot.made-from"
  work=$(mktemp -d)
  grep -v -- '-XX:AOTCache=' "$prefix/jvm.options" >"$work/jvm.options"
  chown -R "active-trader:$GROUP" "$work"
  if (cd "$work" && setpriv --reuid active-trader --regid "$GROUP" --clear-groups --no-new-privs \
    "$prefix/runtime/bin/java" "@$work/jvm.options" -XX:AOTCacheOutput="$work/cache" \
    -jar "$prefix/active-trader.jar" dry-run --data-dir "$work/data") >/dev/null 2>&1 && [ -s "$work/cache" ]; then
    install -m 0644 "$work/cache" "$prefix/active-trader.aot"
    printf '%s\n' "$made_from" >"$prefix/active-trader.aot.made-from"
  else
    info 'No cache of classes could be made: the services start as well, a second later'
  fi
  rm -rf "$work"
}

# Completion for bash and zsh, and the manual pages. The program works as well without them.
install_shell() {
  local work java=("$prefix/runtime/bin/java" "@$prefix/jvm.options" -jar "$prefix/active-trader.jar")
  local as=(setpriv --reuid active-trader --regid "$GROUP" --clear-groups --no-new-privs)
  work=$(mktemp -d)
  chown "active-trader:$GROUP" "$work"
  if (cd "$work" && "${as[@]}" "${java[@]}" completion bash >"$work/bash" && "${as[@]}" "${java[@]}" completion zsh >"$work/zsh" &&
    "${as[@]}" "${java[@]}" man-pages --out "$work/man") 2>/dev/null; then
    remove_shell
    install -D -m 0644 "$work/bash" "$SHARE/bash-completion/completions/active-trader"
    install -D -m 0644 "$work/zsh" "$SHARE/zsh/site-functions/_active-trader"
    install -d -m 0755 "$SHARE/man/man1"
    install -m 0644 "$work"/man/*.1 "$SHARE/man/man1"
  else
    info 'No completion and no manual pages could be made: the program works as well'
  fi
  rm -rf "$work"
}

# Removes what install_shell installs, and the folders that are empty then.
remove_shell() {
  rm -f "$SHARE/bash-completion/completions/active-trader" "$SHARE/zsh/site-functions/_active-trader" \
    "$SHARE"/man/man1/active-trader{,-*}.1
  rmdir "$SHARE"/{bash-completion/completions,bash-completion,zsh/site-functions,zsh,man/man1} 2>/dev/null || true
}

# --- users, folders, configuration -----------------------------------------------------------------------------------

# A user for each service: none can read another's keys, not even in memory.
make_users() {
  local user
  getent group "$GROUP" >/dev/null || groupadd --system "$GROUP"
  for user in "${USERS[@]}"; do
    getent passwd "$user" >/dev/null ||
      useradd --system --gid "$GROUP" --home-dir "$DATA" --no-create-home --shell /usr/sbin/nologin "$user"
  done
}

# The value of $1 in the checkout's .env, so that what was set up for a checkout is taken over; not for a second account,
# for two traders on one account would undo each other's work.
from_checkout() {
  [ -n "$account" ] || sed -n "s/^\xef\xbb\xbf//; s/^[[:space:]]*\(export[[:space:]]\+\)\?$1[[:space:]]*=[[:space:]]*//p" "$root/.env" 2>/dev/null |
    tail -n 1 | sed "s/[[:space:]]*\$//; s/^\"\([^\"]*\)\".*/\1/; s/^'\([^']*\)'.*/\1/; s/[[:space:]]\+#.*//"
}

# Writes an environment file readable by root alone with the names after $1, unless it is there.
env_file() {
  local file=$1 name
  shift
  [ -e "$file" ] && return
  install -m 0600 /dev/null "$file"
  for name in "$@"; do
    case $name in
      \#*) printf '%s\n' "$name" ;;
      *=*) printf '%s\n' "$name" ;;
      *) printf '%s=%s\n' "$name" "$(from_checkout "$name")" ;;
    esac
  done >>"$file"
}

random_token() { od -An -N32 -tx1 /dev/urandom | tr -d ' \n'; }

# A token for each MCP service, known to it and to the trader: $1 is the account's folder, $2 the service, $3 the name.
service_token() {
  local file token
  token=$(cat "$1/keys/active-trader.env" "$1/keys/$2.env" | sed -n "s/^$3=\(.\+\)/\1/p" | head -n 1)
  token=${token:-$(random_token)}
  for file in "$1/keys/active-trader.env" "$1/keys/$2.env"; do
    grep -q "^$3=." "$file" || printf '%s=%s\n' "$3" "$token" >>"$file"
  done
}

# The token that a person types for the stops on the page: known to alpaca-trade alone, since root's file is read for no
# other service. $1 is the account's folder.
operator_token() {
  grep -q '^ALPACA_TRADE_OPERATOR_TOKEN=.' "$1/keys/alpaca-trade.env" ||
    printf 'ALPACA_TRADE_OPERATOR_TOKEN=%s\n' "$(random_token)" >>"$1/keys/alpaca-trade.env"
}

# Folders, configuration and keys of one account: $1 is "" or "/accounts/NAME", $2, $3 and $4 its ports.
make_account() {
  local etc=$ETC$1 folder
  for folder in "$DATA" "$LOGS"; do
    install -d -m 2770 -o active-trader -g "$GROUP" "$folder" ${1:+"$folder/accounts" "$folder$1"}
  done
  # what an earlier installation left behind belongs to root
  find "$DATA" -mindepth 1 -path "$DATA/uninstalled-*" -prune -o -user root -exec chown "active-trader:$GROUP" {} +
  install -d -m 0750 -o root -g "$GROUP" "$ETC" ${1:+"$ETC/accounts" "$etc"} "$etc/configs" "$etc/prompts"
  install -d -m 0700 -o root -g root "$etc/keys"
  for folder in configs prompts; do
    for file in "$root/$folder"/*; do
      [ -f "$file" ] || continue
      [ -e "$etc/$folder/$(basename "$file")" ] ||
        install -m 0640 -o root -g "$GROUP" "$file" "$etc/$folder/$(basename "$file")"
    done
  done
  env_file "$etc/services.env" '# Read by all services of this account.' \
    "ACTIVE_TRADER_HTTP_PORT=$4" "ALPACA_DATA_HTTP_PORT=$2" "ALPACA_TRADE_HTTP_PORT=$3" ALPACA_BASE_URL ALPACA_DATA_URL ALPACA_PAPER_TRADING
  env_file "$etc/keys/alpaca-data.env" ALPACA_API_KEY ALPACA_SECRET_KEY ALERT_WEBHOOK_URL TELEGRAM_BOT_TOKEN SMTP_PASSWORD
  env_file "$etc/keys/alpaca-trade.env" ALPACA_API_KEY ALPACA_SECRET_KEY ALERT_WEBHOOK_URL TELEGRAM_BOT_TOKEN SMTP_PASSWORD
  env_file "$etc/keys/active-trader.env" DEEPSEEK_API_KEY DEEPSEEK_API_BASE OPENAI_API_KEY OPENAI_API_BASE ALERT_WEBHOOK_URL TELEGRAM_BOT_TOKEN SMTP_PASSWORD
  service_token "$etc" alpaca-data ALPACA_DATA_MCP_TOKEN
  service_token "$etc" alpaca-trade ALPACA_TRADE_MCP_TOKEN
  operator_token "$etc"
}

# --- units ---------------------------------------------------------------------------------------------------------

install_units() {
  local unit service version
  for unit in "$root"/deploy/systemd/*.service "$root"/deploy/systemd/*.socket "$root"/deploy/systemd/*.timer; do
    sed "s|/opt/active-trader|$prefix|g" "$unit" >"$UNITS/$(basename "$unit")"
  done
  version=$(systemctl --version | sed -n '1s/systemd \([0-9]*\).*/\1/p')
  if [ "${version:-0}" -ge 254 ]; then
    for service in "${SERVICES[@]}" "${SERVICES[@]/%/@}"; do
      install -D -m 0644 "$root/deploy/systemd/backoff.conf" "$UNITS/$service.service.d/backoff.conf"
    done
  fi
  systemctl daemon-reload
}

# The value of $2 in the services.env of folder $1, or $3 where it has none.
port_of() {
  local port
  port=$(sed -n "s/^$2=\([0-9]\+\)$/\1/p" "$1/services.env" | tail -n 1)
  printf '%s\n' "${port:-$3}"
}

# From here on, and from each boot on, systemd holds the three ports: $1 is the account's folder, $2 the suffix of its
# units. A service that still runs from before holds its port by itself until it is restarted.
hold_ports() {
  local service port socket folder
  for service in "${SERVICES[@]}"; do
    socket=$service$2.socket
    case $service in
      alpaca-data) port=$(port_of "$1" ALPACA_DATA_HTTP_PORT 8004) ;;
      alpaca-trade) port=$(port_of "$1" ALPACA_TRADE_HTTP_PORT 8005) ;;
      *) port=$(port_of "$1" ACTIVE_TRADER_HTTP_PORT 8003) ;;
    esac
    folder=$UNITS/$socket.d
    install -d -m 0755 "$folder"
    if ! printf '[Socket]\nListenStream=\nListenStream=127.0.0.1:%s\n' "$port" | cmp -s - "$folder/port.conf"; then
      printf '[Socket]\nListenStream=\nListenStream=127.0.0.1:%s\n' "$port" >"$folder/port.conf"
      systemctl daemon-reload
      systemctl is-active --quiet "$service$2.service" || systemctl stop "$socket" 2>/dev/null
    fi
    systemctl enable --quiet "$socket"
    systemctl is-active --quiet "$service$2.service" || systemctl start "$socket" ||
      info "Port $port is taken by another program: $service$2 cannot start before that has ended"
  done
}

install_all() {
  build
  make_users
  install -d -m 0755 "$prefix"
  install_runtime
  install_program
  install_cache
  install_shell
  [ -n "$account" ] || make_account "" 8004 8005 8003
  install_units
  local suffix='' others
  if [ -n "$account" ]; then
    others=$(find "$ETC/accounts" -mindepth 1 -maxdepth 1 2>/dev/null | wc -l || true)
    make_account "/accounts/$account" $((8014 + 10 * others)) $((8015 + 10 * others)) $((8013 + 10 * others))
    suffix=@$account
  fi
  local etc=$ETC${account:+/accounts/$account}
  hold_ports "$etc" "$suffix"
  if has_keys "$etc"; then
    systemctl enable --quiet "${SERVICES[@]/%/$suffix.service}" "active-trader-flatten$suffix.timer"
    systemctl start "active-trader-flatten$suffix.timer"
  fi
  good "Active Trader is installed in $prefix"
  next_steps "$suffix" "$etc"
}

# Without keys nothing is enabled: units that cannot start would fail at each boot.
has_keys() { grep -qs '^ALPACA_API_KEY=.' "$1/keys/alpaca-trade.env"; }

next_steps() {
  local service
  for service in "${SERVICES[@]}"; do
    if systemctl is-active --quiet "$service$1.service"; then
      info "$service$1 still runs the version it was started with: restart it when the market is closed"
    fi
  done
  if has_keys "$2"; then
    info "Start it: sudo systemctl start active-trader$1"
  else
    info "Next: put your keys into the three files in $2/keys, then run this again: sudo $0${account:+ --account $account}"
  fi
}

# --- removing ------------------------------------------------------------------------------------------------------

# Ends what the operator still runs as user $1, such as a `status --watch`, for a user of a running process cannot be
# removed. The user's own group is not removed with it, since others share it.
remove_user() {
  local tries
  getent passwd "$1" >/dev/null || return 0
  for ((tries = 0; tries < 50; tries++)); do
    pkill -u "$1" 2>/dev/null || break
    sleep 0.1
  done
  pkill -KILL -u "$1" 2>/dev/null || true
  userdel "$1" 2>/dev/null || info "The user $1 stays: remove it by hand when nothing runs as it"
}

uninstall() {
  local unit kept user
  for unit in 'active-trader-flatten*.timer' 'active-trader*.service' 'alpaca-data*.service' 'alpaca-trade*.service' \
    'active-trader*.socket' 'alpaca-data*.socket' 'alpaca-trade*.socket'; do
    systemctl stop "$unit" 2>/dev/null || true
  done
  for unit in "$root"/deploy/systemd/*.{service,socket,timer} \
    "$UNITS"/{alpaca-data,alpaca-trade,active-trader,active-trader-flatten,active-trader-port}{,@}.{service,socket,timer}; do
    unit=$(basename "$unit")
    [ -e "$UNITS/$unit" ] || continue
    systemctl disable --quiet "$unit" 2>/dev/null || true
    rm -rf "${UNITS:?}/$unit" "$UNITS/$unit.d"
  done
  rm -rf "$UNITS"/{alpaca-data,alpaca-trade,active-trader}*.socket.d
  find "$UNITS" -xtype l \( -name 'active-trader*' -o -name 'alpaca-data*' -o -name 'alpaca-trade*' \) -delete
  systemctl daemon-reload
  systemctl reset-failed 'active-trader*' 'alpaca-data*' 'alpaca-trade*' 2>/dev/null || true
  remove_shell
  rm -rf "$COMMAND" "${prefix:?}"/{active-trader.jar,active-trader.aot,active-trader.aot.made-from,jvm.options,runtime,scripts,deploy,manage_services.sh,data,logs,configs,prompts}
  rmdir "$prefix" 2>/dev/null || true
  if [ -d "$ETC" ] || [ -d "$LOGS" ]; then
    kept=$DATA/uninstalled-$(date +%Y%m%d-%H%M%S)
    install -d -m 0700 -o root -g root "$DATA" "$kept"
    [ ! -d "$ETC" ] || mv "$ETC" "$kept/etc"
    [ ! -d "$LOGS" ] || mv "$LOGS" "$kept/log"
  fi
  for user in "${USERS[@]}"; do
    remove_user "$user"
  done
  if getent group "$GROUP" >/dev/null && ! groupdel "$GROUP"; then
    info "The group $GROUP stays: remove it by hand when nothing uses it"
  fi
  if [ -d "$DATA" ]; then
    chown -R root:root "$DATA"
    good "Removed. The records are in $DATA, and what was configured in ${kept:-$DATA}"
  else
    good 'Removed'
  fi
}

parse "$@"
case $action in
  install) install_all ;;
  uninstall) uninstall ;;
esac
