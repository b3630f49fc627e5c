# Sourced by the scripts beside it: makes what is missing or older than its sources, and says so.
root=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en

say() {
  printf '%s\n' "$*" >&2
}

fail() {
  say "$*"
  exit 1
}

# need_program NAME HINT: stops if it is not installed.
need_program() {
  command -v "$1" > /dev/null || fail "$1 is not installed: $2"
}

# need_debian PROGRAM PACKAGE: installs a Debian package when its program is missing and we may.
need_debian() {
  command -v "$1" > /dev/null && return
  local sudo=()
  if [[ $EUID -ne 0 ]]; then
    command -v sudo > /dev/null && sudo -n true 2> /dev/null || fail "$1 is missing: install the package $2 (apt-get install $2)"
    sudo=(sudo -n)
  fi
  say "installing $2"
  "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive sh -c "apt-get update -qq && apt-get install -y -qq --no-install-recommends $2" > /dev/null \
    || fail "$2 cannot be installed; install it by hand"
}

need_sdk() {
  need_program dotnet 'install the .NET SDK 10'
  need_program node 'install Node.js 20 or newer'
  need_program npm 'install npm'
}

# The npm packages: the front end's, and PostgreSQL.
need_packages() {
  local installed="$root/node_modules/.package-lock.json"
  if [[ ! -e $installed || $root/package-lock.json -nt $installed ]]; then
    say 'installing the npm packages'
    (cd "$root" && npm ci --include=dev --no-audit --no-fund --loglevel=error >&2)
    touch "$installed"
  fi
}

need_front_end() {
  need_packages
  local manifest="$root/src/Host/wwwroot/assets/manifest.json"
  if [[ ! -e $manifest || -n $(find "$root/src/Host/Frontend" "$root/vite.config.js" "$root/package-lock.json" -newer "$manifest" -type f -print -quit) ]]; then
    say 'building the front end'
    (cd "$root" && npm run build --silent >&2)
    touch "$manifest"
  fi
}

# The program in Release, unless it is newer than everything it is made of.
need_program_built() {
  local stamp="$root/src/Host/obj/scripts-built"
  program="$root/src/Host/bin/Release/net10.0/StakeEasy.Host.dll"
  if [[ -e $program && -e $stamp && -z $(changed_since "$stamp") ]]; then
    return
  fi

  mkdir -p "$(dirname "$stamp")"
  exec 8> "$stamp.lock"
  flock 8
  if [[ ! -e $program || ! -e $stamp || -n $(changed_since "$stamp") ]]; then
    say 'building the program'
    # Stamped with the time before the build: what is saved while it runs counts as newer.
    touch "$stamp.begun"
    (cd "$root" && dotnet build src/Host --configuration Release --verbosity quiet -clp:ErrorsOnly >&2)
    mv "$stamp.begun" "$stamp"
  fi
  exec 8>&-
}

# The migration tool in Release, compiled ahead for this machine, unless it is newer than its sources.
need_migrator_built() {
  local project="$root/migrations/StakeEasy.Migrator"
  migrator="$project/bin/migrate/StakeEasy.Migrator.dll"
  if [[ ! -e $migrator || -n $(find "$project" "$root/Directory.Build.props" "$root/Directory.Packages.props" \( -name bin -o -name obj \) -prune -o -newer "$migrator" -type f -print -quit) ]]; then
    say 'building the migration tool'
    (cd "$root" && dotnet publish "$project" --configuration Release -p:ReadyToRun=true --output "$project/bin/migrate" --verbosity quiet -clp:ErrorsOnly >&2)
    touch "$migrator"
  fi
}

# The first source that is newer than a file.
changed_since() {
  find "$root/src" "$root/migrations/StakeEasy.Migrations" "$root/Directory.Build.props" "$root/Directory.Packages.props" "$root/global.json" "$root/.editorconfig" \
    \( -name bin -o -name obj -o -name wwwroot -o -path "$root/src/Host/Frontend" \) -prune -o -newer "$1" \( -type f -o -type d \) ! -name packages.lock.json -print -quit
  find "$root/src/Host/Frontend" -name '*.cs' -newer "$1" -print -quit
}
