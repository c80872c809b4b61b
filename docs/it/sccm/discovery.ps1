# Configuration Manager, discovery script of a compliance setting. Compliance rule: the value returned equals "Compliant".
$rejoin = Join-Path $env:ProgramFiles 'Rejoin\resources\cli\rejoin.exe'
if (-not (Test-Path -LiteralPath $rejoin)) { return 'Compliant' }
& $rejoin check --timeout 60 *> $null
if ($LASTEXITCODE -eq 10) { return 'NonCompliant' }
return 'Compliant'
