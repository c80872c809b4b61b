; The installer for every user of a machine. windows-installer.ts gives OUTPUT, VERSION, NUMBERS, PUBLISHER, COMPRESSOR and the
; folder LISTS. 64 bits, as the app.
Target amd64-unicode
SetCompressor ${COMPRESSOR}
Name "Rejoin"
OutFile "${OUTPUT}"
InstallDir "$PROGRAMFILES64\Rejoin"
RequestExecutionLevel admin
ShowInstDetails nevershow
ShowUninstDetails nevershow
VIProductVersion "${NUMBERS}"
VIAddVersionKey "ProductName" "Rejoin"
VIAddVersionKey "FileDescription" "Rejoin"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "CompanyName" "${PUBLISHER}"
VIAddVersionKey "LegalCopyright" "${PUBLISHER}"

!include "installer.nsh"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Rejoin"

Page instfiles
UninstPage uninstConfirm
UninstPage instfiles

Section
  SetShellVarContext all
  SetRegView 64
  ; What an older one laid down goes with it: the new one may have fewer files.
  IfFileExists "$INSTDIR\uninstall.exe" 0 +2
    ExecWait '"$INSTDIR\uninstall.exe" /S _?=$INSTDIR'
  ClearErrors
  SetOutPath "$INSTDIR"
  !include "${LISTS}/install.nsh"
  IfErrors 0 +3
    SetErrorLevel 2
    Abort "A file could not be written: is Rejoin running?"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\Rejoin.lnk" "$INSTDIR\Rejoin.exe"
  WriteRegStr HKLM "${UNINSTALL}" "DisplayName" "Rejoin"
  WriteRegStr HKLM "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKLM "${UNINSTALL}" "DisplayIcon" "$INSTDIR\Rejoin.exe"
  WriteRegStr HKLM "${UNINSTALL}" "Publisher" "${PUBLISHER}"
  WriteRegStr HKLM "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKLM "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKLM "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKLM "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKLM "${UNINSTALL}" "NoRepair" 1
  !insertmacro customInstall
SectionEnd

Section "Uninstall"
  SetShellVarContext all
  SetRegView 64
  !insertmacro customUnInstall
  DeleteRegKey HKLM "${UNINSTALL}"
  Delete "$SMPROGRAMS\Rejoin.lnk"
  !include "${LISTS}/uninstall.nsh"
  Delete "$INSTDIR\uninstall.exe"
  ; A program's folder that is somebody's current one cannot be removed.
  SetOutPath "$TEMP"
  RMDir "$INSTDIR"
SectionEnd
