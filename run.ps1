#!/usr/bin/env pwsh

<#
.SYNOPSIS
    Runs the contract tests: does the live API answer with the documented status codes and reason phrases?

.DESCRIPTION
    Starts `dotnet run --project tests/ContractTests` with the same words and the same exit code, from any folder.
    Without arguments, the specs run against the bundled sample API. Whatever is not a parameter below is passed on as it
    stands, so every command and option of the program works here as well: see ./run.ps1 --help.

    Exit codes: 0 gate open, 1 gate closed, 2 wrong usage or a spec with problems, 3 the environment is down or sick,
    4 nothing ran, 5 a secret was found in the output, 130 interrupted.

.PARAMETER Environment
    The environment of environments.yaml to run against (--env).

.PARAMETER Specs
    The folder with the specs (--specs).

.PARAMETER Service
    Only these services (--service).

.PARAMETER Tag
    Only cases with one of these tags (--tag).

.PARAMETER ExcludeTag
    No cases with one of these tags (--exclude-tag).

.PARAMETER Filter
    Only cases whose id matches one of these globs (--filter).

.PARAMETER RerunFailed
    Only the cases that failed in an earlier run, or that it did not come to: the folder of its reports (--rerun-failed).

.PARAMETER Jobs
    How many cases at once (--jobs).

.PARAMETER Rate
    At most so many requests a second or minute, such as 20/s (--rate).

.PARAMETER BaseUrl
    Takes the place of the environment's base_url (--base-url).

.PARAMETER Var
    Variables of the environment, as NAME=VALUE (--var).

.PARAMETER Output
    The folder for the reports (--output).

.PARAMETER ResultsOnly
    Write results.json alone: no JUnit file, summary, page or Allure results (--results-only).

.PARAMETER Sarif
    Write results.sarif too, for code scanning (--sarif).

.PARAMETER Bail
    Send no further case after the first breach or missing answer (--bail).

.PARAMETER Report
    Make Allure's report of the results; needs Node.js (--report).

.PARAMETER DryRun
    Print the requests as curl lines; send nothing (--dry-run).

.PARAMETER NoProgress
    No live display (--no-progress).

.PARAMETER Detailed
    A line for every case (-v).

.PARAMETER Quiet
    Only failures and the gate (-q).

.PARAMETER Arguments
    A command (run, list, lint, new, import, compare, serve) and any further words for the program, passed on as they stand.

.EXAMPLE
    ./run.ps1

    Runs every case against the bundled sample API.

.EXAMPLE
    ./run.ps1 -Environment staging -Tag smoke

    Runs the cases tagged `smoke` against the environment `staging`.

.EXAMPLE
    ./run.ps1 run -e staging --tag smoke

    The same in the program's own words.

.EXAMPLE
    ./run.ps1 list --format json

    Prints the cases that would run.

.EXAMPLE
    ./run.ps1 serve --misbehave wrong-reason

    Runs the sample API by itself, breaking its contract.
#>
[CmdletBinding(PositionalBinding = $false)]
param(
    [Alias('e', 'Env')] [string] $Environment,
    [string] $Specs,
    [string[]] $Service,
    [string[]] $Tag,
    [string[]] $ExcludeTag,
    [string[]] $Filter,
    [string] $RerunFailed,
    [Alias('j')] [ValidateRange(1, [int]::MaxValue)] [int] $Jobs,
    [string] $Rate,
    [string] $BaseUrl,
    [string[]] $Var,
    [string] $Output,
    [switch] $Sarif,
    [switch] $ResultsOnly,
    [switch] $Bail,
    [switch] $Report,
    [switch] $DryRun,
    [switch] $NoProgress,
    [Alias('v')] [switch] $Detailed,
    [Alias('q')] [switch] $Quiet,
    [Parameter(Position = 0, ValueFromRemainingArguments)] [string[]] $Arguments
)

$names = @{
    Environment = '--env'; Specs = '--specs'; Service = '--service'; Tag = '--tag'; ExcludeTag = '--exclude-tag'; Filter = '--filter'
    RerunFailed = '--rerun-failed'
    Jobs = '--jobs'; Rate = '--rate'; BaseUrl = '--base-url'; Var = '--var'; Output = '--output'; Sarif = '--sarif'; ResultsOnly = '--results-only'; Bail = '--bail'; Report = '--report'
    DryRun = '--dry-run'
    NoProgress = '--no-progress'; Detailed = '--verbose'; Quiet = '--quiet'
}

# The command comes first, then the words that were passed on, then the parameters in the program's own words.
$words = @($Arguments | Where-Object { $null -ne $_ })
foreach ($name in $PSBoundParameters.Keys | Where-Object { $names.ContainsKey($_) }) {
    foreach ($value in $PSBoundParameters[$name]) {
        if ($value -is [switch]) { if ($value) { $words += $names[$name] } }
        else { $words += $names[$name], "$value" }
    }
}

& dotnet run --project (Join-Path $PSScriptRoot 'tests/ContractTests') -- @words
exit $LASTEXITCODE
