/* A wevtapi.dll that asks the test: queries, pull subscriptions with bookmarks, rendering. */
#include "rpc.h"

#include <windows.h>

#include <winevt.h>

#define EXPORT __declspec(dllexport)

struct thing {
  enum { RESULTS, EVENT, BOOKMARK } kind;
  DWORD number; /* RESULTS: of the test's; else the record's */
  WCHAR *xml;
  HANDLE signal;
  SOCKET channel;
  HANDLE thread;
};

static struct thing *make(int kind) {
  struct thing *t = calloc(1, sizeof *t);
  t->kind = kind;
  t->channel = INVALID_SOCKET;
  return t;
}

EXPORT WINBOOL WINAPI EvtClose(EVT_HANDLE handle) {
  struct thing *t = (struct thing *)handle;
  if (t->thread) {
    /* Closed only when nobody reads from it: its number may be another socket's at once. */
    shutdown(t->channel, SD_BOTH);
    WaitForSingleObject(t->thread, INFINITE);
    closesocket(t->channel);
    CloseHandle(t->thread);
  }
  free(t->xml);
  free(t);
  return TRUE;
}

static EVT_HANDLE failed(struct thing *t, DWORD error) {
  EvtClose((EVT_HANDLE)t);
  SetLastError(error);
  return NULL;
}

EXPORT EVT_HANDLE WINAPI EvtQuery(EVT_HANDLE session, LPCWSTR path, LPCWSTR query, DWORD flags) {
  struct thing *t = make(RESULTS);
  struct reply r;
  if (session || !(flags & EvtQueryChannelPath)) return failed(t, ERROR_INVALID_PARAMETER);
  char *p = hex_of_text(path), *q = hex_of_text(query);
  DWORD error = ask(&r, "EvtQuery %s %s %d", p, q, (flags & EvtQueryReverseDirection) != 0);
  if (error == 0) t->number = number(&r);
  free(p);
  free(q);
  done(&r);
  return error ? failed(t, error) : (EVT_HANDLE)t;
}

static DWORD WINAPI wake(void *context) {
  struct thing *t = context;
  char *line;
  while ((line = hear(t->channel)) != NULL) {
    free(line);
    SetEvent(t->signal);
  }
  return 0;
}

EXPORT EVT_HANDLE WINAPI EvtSubscribe(EVT_HANDLE session, HANDLE signal, LPCWSTR path, LPCWSTR query, EVT_HANDLE bookmark,
                                      PVOID context, EVT_SUBSCRIBE_CALLBACK callback, DWORD flags) {
  struct thing *t = make(RESULTS);
  struct reply r;
  const DWORD start = flags & 3;
  if (session || !signal || callback || context || (start == EvtSubscribeStartAfterBookmark) != (bookmark != NULL))
    return failed(t, ERROR_INVALID_PARAMETER);
  t->channel = reach();
  if (t->channel == INVALID_SOCKET) return failed(t, GONE);
  char *p = hex_of_text(path), *q = hex_of_text(query);
  char *request = malloc(strlen(p) + strlen(q) + 100);
  sprintf(request, "EvtSubscribe %s %s %lu %lu\n", p, q, start, bookmark ? ((struct thing *)bookmark)->number : 0);
  say(t->channel, request);
  free(request);
  free(p);
  free(q);
  r.line = r.rest = hear(t->channel);
  DWORD error = r.line ? number(&r) : GONE;
  if (error == 0) t->number = number(&r);
  done(&r);
  if (error) {
    closesocket(t->channel);
    return failed(t, error);
  }
  t->signal = signal;
  t->thread = CreateThread(NULL, 0, wake, t, 0, NULL);
  return (EVT_HANDLE)t;
}

EXPORT WINBOOL WINAPI EvtNext(EVT_HANDLE results, DWORD size, EVT_HANDLE *events, DWORD timeout, DWORD flags, PDWORD returned) {
  struct thing *t = (struct thing *)results;
  struct reply r;
  (void)timeout;
  (void)flags;
  *returned = 0;
  DWORD error = ask(&r, "EvtNext %lu %lu", t->number, size);
  if (error == 0) {
    DWORD count = number(&r);
    for (DWORD n = 0; n < count && n < size; n++) {
      struct thing *event = make(EVENT);
      event->number = number(&r);
      char *text = word(&r);
      event->xml = calloc(1, strlen(text) / 2 + sizeof(WCHAR));
      bytes_of(text, event->xml, strlen(text) / 2);
      events[n] = (EVT_HANDLE)event;
      (*returned)++;
    }
    if (*returned == 0) error = ERROR_NO_MORE_ITEMS;
  }
  done(&r);
  SetLastError(error);
  return error == 0;
}

EXPORT EVT_HANDLE WINAPI EvtCreateBookmark(LPCWSTR xml) {
  struct thing *t = make(BOOKMARK);
  const WCHAR *record = xml ? wcsstr(xml, L"RecordId='") : NULL;
  if (xml && !record) return failed(t, ERROR_INVALID_PARAMETER);
  if (record) t->number = wcstoul(record + 10, NULL, 10);
  return (EVT_HANDLE)t;
}

EXPORT WINBOOL WINAPI EvtUpdateBookmark(EVT_HANDLE bookmark, EVT_HANDLE event) {
  ((struct thing *)bookmark)->number = ((struct thing *)event)->number;
  return TRUE;
}

EXPORT WINBOOL WINAPI EvtRender(EVT_HANDLE context, EVT_HANDLE fragment, DWORD flags, DWORD room, PVOID buffer, PDWORD used,
                                PDWORD properties) {
  struct thing *t = (struct thing *)fragment;
  WCHAR bookmark[200];
  const WCHAR *xml = t->xml;
  if (context || (flags == EvtRenderBookmark) != (t->kind == BOOKMARK)) {
    SetLastError(ERROR_INVALID_PARAMETER);
    return FALSE;
  }
  if (t->kind == BOOKMARK) {
    swprintf(bookmark, 200, L"<BookmarkList>\r\n  <Bookmark Channel='Operational' RecordId='%lu' IsCurrent='true'/>\r\n</BookmarkList>",
             t->number);
    xml = bookmark;
  }
  *properties = 0;
  *used = (DWORD)((wcslen(xml) + 1) * sizeof(WCHAR));
  if (room < *used) {
    SetLastError(ERROR_INSUFFICIENT_BUFFER);
    return FALSE;
  }
  memcpy(buffer, xml, *used);
  return TRUE;
}
