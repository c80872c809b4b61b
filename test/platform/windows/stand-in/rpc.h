/*
 * Real wlanapi.dll and wevtapi.dll are clients of services; so are these. The service is played by the test
 * (fake-service.ts) behind a port on the loopback, so that it lives on when this process is killed, as the real one does.
 *
 * A call is one connection: a line of words goes out, a line comes back whose first word is the error. Text crosses as hex
 * of its bytes, '-' where there are none.
 */
#pragma once

#include <winsock2.h>
#include <ws2tcpip.h>

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define GONE 1722 /* RPC_S_SERVER_UNAVAILABLE */

static SOCKET reach(void) {
  static LONG started = 0;
  if (InterlockedExchange(&started, 1) == 0) {
    WSADATA data;
    WSAStartup(MAKEWORD(2, 2), &data);
  }
  char port[16] = "";
  GetEnvironmentVariableA("REJOIN_STAND_IN_PORT", port, sizeof port);
  SOCKET s = socket(AF_INET, SOCK_STREAM, IPPROTO_TCP);
  struct sockaddr_in to;
  memset(&to, 0, sizeof to);
  to.sin_family = AF_INET;
  to.sin_port = htons((u_short)atoi(port));
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  for (int tries = 0; tries < 50; tries++) {
    if (connect(s, (struct sockaddr *)&to, sizeof to) == 0) return s;
    Sleep(2);
  }
  closesocket(s);
  return INVALID_SOCKET;
}

static void say(SOCKET s, const char *text) {
  size_t left = strlen(text);
  while (left > 0) {
    int sent = send(s, text, (int)(left > 65536 ? 65536 : left), 0);
    if (sent <= 0) return;
    text += sent;
    left -= sent;
  }
}

/* One line without its end, to be freed; NULL = the connection is over. */
static char *hear(SOCKET s) {
  size_t room = 4096, length = 0;
  char *line = malloc(room);
  for (;;) {
    if (length + 1 == room) line = realloc(line, room *= 2);
    /* A line may be followed by others, so only what is looked at is taken. */
    int got = recv(s, line + length, (int)(room - length - 1), MSG_PEEK);
    if (got <= 0) {
      free(line);
      return NULL;
    }
    char *end = memchr(line + length, '\n', got);
    int take = end ? (int)(end - (line + length)) + 1 : got;
    recv(s, line + length, take, 0);
    length += take;
    if (end) {
      line[length - 1] = 0;
      return line;
    }
  }
}

/* Words of a reply, taken one after the other. */
struct reply {
  char *line;
  char *rest;
};

static char *word(struct reply *r) {
  char *start = r->rest ? r->rest : (char *)"";
  char *end = strchr(start, ' ');
  r->rest = end ? end + 1 : start + strlen(start);
  if (end) *end = 0;
  return start;
}

static DWORD number(struct reply *r) { return strtoul(word(r), NULL, 10); }

static char *hex_of(const void *data, size_t size) {
  char *text = malloc(size * 2 + 2);
  if (size == 0) strcpy(text, "-");
  for (size_t n = 0; n < size; n++) sprintf(text + 2 * n, "%02x", ((const unsigned char *)data)[n]);
  return text;
}

static char *hex_of_text(const WCHAR *text) { return hex_of(text, text ? wcslen(text) * sizeof(WCHAR) : 0); }

/* Into `data`, at most `room` bytes; how many. */
static size_t bytes_of(const char *hex, void *data, size_t room) {
  size_t size = 0;
  for (; *hex != '-' && hex[0] && hex[1] && size < room; hex += 2, size++) {
    char pair[3] = {hex[0], hex[1], 0};
    ((unsigned char *)data)[size] = (unsigned char)strtoul(pair, NULL, 16);
  }
  return size;
}

static DWORD ask(struct reply *r, const char *format, ...) {
  va_list list;
  va_start(list, format);
  int size = vsnprintf(NULL, 0, format, list);
  va_end(list);
  char *request = malloc(size + 2);
  va_start(list, format);
  vsnprintf(request, size + 1, format, list);
  va_end(list);
  strcat(request, "\n");
  SOCKET s = reach();
  r->line = NULL;
  if (s != INVALID_SOCKET) {
    say(s, request);
    r->line = hear(s);
    closesocket(s);
  }
  free(request);
  r->rest = r->line;
  return r->line ? number(r) : GONE;
}

static void done(struct reply *r) { free(r->line); }

static const char *guid_text(const GUID *g, char *text) {
  sprintf(text, "{%08lx-%04x-%04x-%02x%02x-%02x%02x%02x%02x%02x%02x}", g->Data1, g->Data2, g->Data3, g->Data4[0], g->Data4[1],
          g->Data4[2], g->Data4[3], g->Data4[4], g->Data4[5], g->Data4[6], g->Data4[7]);
  return text;
}

static GUID guid_of(const char *text) {
  GUID g;
  unsigned long first;
  unsigned p[10];
  sscanf(text, "{%8lx-%4x-%4x-%2x%2x-%2x%2x%2x%2x%2x%2x}", &first, p, p + 1, p + 2, p + 3, p + 4, p + 5, p + 6, p + 7, p + 8, p + 9);
  g.Data1 = first;
  g.Data2 = (unsigned short)p[0];
  g.Data3 = (unsigned short)p[1];
  for (int n = 0; n < 8; n++) g.Data4[n] = (unsigned char)p[2 + n];
  return g;
}
