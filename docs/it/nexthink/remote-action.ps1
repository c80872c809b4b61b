# Nexthink remote action. Parameter: whether to fix. Outputs: verdict, text and outcome.
param(
    [string]$Fix = 'false'
)
$ErrorActionPreference = 'Stop'
Add-Type -Path "$env:NEXTHINK\RemoteActions\nxtremoteactions.dll"
$rejoin = Join-Path $env:ProgramFiles 'Rejoin\resources\cli\rejoin.exe'
$answer = & $rejoin check --timeout 60 --json 2>$null
$code = $LASTEXITCODE
$check = $answer | ConvertFrom-Json
$outcome = '-'
if ($code -eq 10 -and $Fix -eq 'true') {
    $result = & $rejoin fix $check.ssid --yes --json 2>$null
    $outcome = (($result | Select-Object -Last 1) | ConvertFrom-Json).outcome
}
[Nxt]::WriteOutputString('Verdict', $check.verdict)
[Nxt]::WriteOutputString('Text', $check.text)
[Nxt]::WriteOutputString('Outcome', $outcome)
