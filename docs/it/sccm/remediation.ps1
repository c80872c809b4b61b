# Configuration Manager, remediation script of the same compliance setting.
$rejoin = Join-Path $env:ProgramFiles 'Rejoin\resources\cli\rejoin.exe'
$answer = & $rejoin check --timeout 60 --json 2>$null
if ($LASTEXITCODE -ne 10) { return }
$check = $answer | ConvertFrom-Json
& $rejoin fix $check.ssid --yes *> $null
