// Node-API lives in the program that loads the addon, whatever that program is called: node.exe, electron.exe, Rejoin.exe.
// The addon's imports name node.exe and are bound at the first call (dlltool's delay import library); this hook answers
// that name with the running program. MinGW's helper and MSVC's ask for the same hook (delayimp.h).
#include <windows.h>

#include <delayimp.h>

#include <cstring>

static FARPROC WINAPI AnswerHost(unsigned notice, PDelayLoadInfo info) {
  if (notice != dliNotePreLoadLibrary || _stricmp(info->szDll, "node.exe") != 0) return nullptr;
  return reinterpret_cast<FARPROC>(GetModuleHandleW(nullptr));
}

PfnDliHook __pfnDliNotifyHook2 = AnswerHost;
PfnDliHook __pfnDliFailureHook2 = nullptr;
