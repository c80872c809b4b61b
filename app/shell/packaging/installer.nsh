; What Windows is told beyond electron-builder's own: links from the first minute, the command for Run and scripts by its
; name, and nothing left behind.
!macro customInstall
  WriteRegStr HKLM "Software\Classes\rejoin" "" "URL:Rejoin"
  WriteRegStr HKLM "Software\Classes\rejoin" "URL Protocol" ""
  WriteRegStr HKLM "Software\Classes\rejoin\shell\open\command" "" '"$INSTDIR\Rejoin.exe" "%1"'
  WriteRegStr HKLM "Software\Microsoft\Windows\CurrentVersion\App Paths\rejoin.exe" "" "$INSTDIR\resources\cli\rejoin.exe"
!macroend

!macro customUnInstall
  DeleteRegKey HKLM "Software\Classes\rejoin"
  DeleteRegKey HKLM "Software\Microsoft\Windows\CurrentVersion\App Paths\rejoin.exe"
  ; electron-builder keeps a copy of the installer with whoever installed.
  SetShellVarContext current
  RMDir /r "$LOCALAPPDATA\rejoin-updater"
  SetShellVarContext all
!macroend
