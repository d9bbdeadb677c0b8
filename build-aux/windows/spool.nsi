; spool.nsi: an installer for Windows of what the zip has, for whoever is logged in.
; SPDX-License-Identifier: GPL-3.0-or-later
;
; build-aux/windows/installer defines: VERSION and VERSION_NUMBERS; SIZE_KIB; ICON and PICTURE;
; OUTPUT; LISTS, a folder with install.nsh and remove.nsh, which name each file. What it removes are these
; files and no others, for a user may have chosen a folder that holds more.
Unicode true
Target amd64-unicode
ManifestDPIAware true
ManifestSupportedOS Win10
SetCompressor /SOLID lzma
RequestExecutionLevel user

!include MUI2.nsh

!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\io.github.spoolbench.Spool"
!define OPEN_WITH "Software\Classes\Applications\spool.exe"

Name "Spool"
BrandingText "Spool ${VERSION}"
OutFile "${OUTPUT}"
InstallDir "$LOCALAPPDATA\Programs\Spool"
InstallDirRegKey HKCU "${KEY}" InstallLocation

VIProductVersion "${VERSION_NUMBERS}"
VIAddVersionKey ProductName "Spool"
VIAddVersionKey ProductVersion "${VERSION}"
VIAddVersionKey FileVersion "${VERSION}"
VIAddVersionKey FileDescription "Spool's installer"
VIAddVersionKey LegalCopyright "GPL-3.0-or-later"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${PICTURE}"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\bin\spool.exe"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
; The first is for whoever speaks none of them.
!insertmacro MUI_LANGUAGE English
!insertmacro MUI_LANGUAGE Arabic
!insertmacro MUI_LANGUAGE French
!insertmacro MUI_LANGUAGE German
!insertmacro MUI_LANGUAGE Japanese
!insertmacro MUI_LANGUAGE PortugueseBR
!insertmacro MUI_LANGUAGE Spanish

; A version that is there goes first, or what it had and this one has not would stay for ever.
Function RemoveOther
  ReadRegStr $0 HKCU "${KEY}" InstallLocation
  StrCmp $0 "" done
  IfFileExists "$0\uninstall.exe" 0 done
  CopyFiles /SILENT "$0\uninstall.exe" "$PLUGINSDIR\uninstall.exe"
  ExecWait '"$PLUGINSDIR\uninstall.exe" /S _?=$0' $1
  StrCmp $1 0 done
  SetErrorLevel 2
  Abort
done:
FunctionEnd

Section
  InitPluginsDir
  Call RemoveOther
  !include "${LISTS}/install.nsh"
  SetOutPath "$INSTDIR\bin"
  CreateShortcut "$SMPROGRAMS\Spool.lnk" "$INSTDIR\bin\spool.exe"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  WriteRegStr HKCU "${KEY}" DisplayName "Spool"
  WriteRegStr HKCU "${KEY}" DisplayVersion "${VERSION}"
  WriteRegStr HKCU "${KEY}" DisplayIcon "$INSTDIR\bin\spool.exe"
  WriteRegStr HKCU "${KEY}" InstallLocation "$INSTDIR"
  WriteRegStr HKCU "${KEY}" UninstallString '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${KEY}" QuietUninstallString '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${KEY}" EstimatedSize ${SIZE_KIB}
  WriteRegDWORD HKCU "${KEY}" NoModify 1
  WriteRegDWORD HKCU "${KEY}" NoRepair 1
  ; Reports end in .spool.json, and Windows knows but the last ending: so Spool is offered for it, and
  ; opens by itself what nothing else does.
  WriteRegStr HKCU "${OPEN_WITH}\shell\open\command" "" '"$INSTDIR\bin\spool.exe" "%1"'
  WriteRegStr HKCU "${OPEN_WITH}\SupportedTypes" ".json" ""
SectionEnd

; What was measured is the user's, and stays.
Section un.install
  !include "${LISTS}/remove.nsh"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Spool.lnk"
  DeleteRegKey HKCU "${KEY}"
  DeleteRegKey HKCU "${OPEN_WITH}"
SectionEnd
