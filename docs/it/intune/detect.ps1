# Intune remediation, detection script. Run as the system, in 64-bit PowerShell.
# Exit 1: an old saved key is refused, and the remediation is to run. Exit 0: nothing that it could mend.
$ErrorActionPreference = 'Stop'
$rejoin = Join-Path $env:ProgramFiles 'Rejoin\resources\cli\rejoin.exe'
if (-not (Test-Path -LiteralPath $rejoin)) {
    Write-Output 'rejoin is not installed'
    exit 0
}
$answer = & $rejoin check --timeout 60 --json 2>$null
$code = $LASTEXITCODE
try {
    $check = $answer | ConvertFrom-Json
    Write-Output ("{0} {1}" -f $check.verdict, $check.text)
} catch {
    Write-Output "rejoin check ended with $code"
}
if ($code -eq 10) { exit 1 }
exit 0
