# Intune remediation, remediation script. Clears the one saved key that is refused, and proves it by the next login.
# Exit 0: fixed. Anything else is the exit code of `rejoin fix`.
$ErrorActionPreference = 'Stop'
$rejoin = Join-Path $env:ProgramFiles 'Rejoin\resources\cli\rejoin.exe'
$answer = & $rejoin check --timeout 60 --json 2>$null
if ($LASTEXITCODE -ne 10) {
    Write-Output 'nothing to mend any more'
    exit 0
}
$check = $answer | ConvertFrom-Json
$result = & $rejoin fix $check.ssid --yes --json 2>$null
$code = $LASTEXITCODE
try {
    $fix = ($result | Select-Object -Last 1) | ConvertFrom-Json
    Write-Output ("{0} {1}" -f $fix.outcome, $fix.code)
} catch {
    Write-Output "rejoin fix ended with $code"
}
exit $code
