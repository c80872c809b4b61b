// The addon's face to JavaScript: sockets are numbers, failures are errno values. Words and types are added by ../index.ts.
#include <napi.h>

#include <algorithm>
#include <cerrno>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "channel.h"
#include "io-loop.h"

namespace rejoin {
namespace {

// One open socket as JavaScript knows it.
struct Socket {
  std::shared_ptr<Channel> channel;
  Napi::FunctionReference on_message;  // (data: Buffer, received: milliseconds, from: string)
  Napi::FunctionReference on_error;    // (operation: string, errno: number, dropped: number)
  bool open = true;
  bool keeps_alive = false;
};

// One per environment: the main thread and each worker have their own, with their own I/O thread.
class Instance {
 public:
  explicit Instance(Napi::Env env) : env_(env), loop_([this] { Wake(); }) {
    napi_value name = Napi::String::New(env, "rejoin");
    napi_create_threadsafe_function(env, nullptr, nullptr, name, 0, 1, nullptr, nullptr, this, OnWake, &wake_);
    napi_unref_threadsafe_function(env, wake_);
    // After the function above: hooks run last in, first out, so the I/O thread is gone before what it calls is.
    napi_add_env_cleanup_hook(env, OnTeardown, this);
  }

  Napi::Value Open(int fd, Channel::Kind kind, const Failure& failure, const Napi::CallbackInfo& info, size_t first) {
    if (fd < 0) return Failed(failure);
    const double limit = info[first].As<Napi::Number>().DoubleValue();
    auto socket = std::make_shared<Socket>();
    socket->channel = std::make_shared<Channel>(fd, kind, limit < 1 ? 1 : static_cast<size_t>(limit));
    socket->on_message = Napi::Persistent(info[first + 1].As<Napi::Function>());
    socket->on_error = Napi::Persistent(info[first + 2].As<Napi::Function>());
    const uint64_t id = ++last_id_;
    if (int error = loop_.Add(id, socket->channel)) return Failed({"epoll", error});
    sockets_[id] = std::move(socket);
    return Napi::Number::New(env_, static_cast<double>(id));
  }

  std::shared_ptr<Socket> Find(const Napi::Value& id) {
    const auto found = sockets_.find(static_cast<uint64_t>(id.As<Napi::Number>().Int64Value()));
    return found == sockets_.end() ? nullptr : found->second;
  }

  int Send(Socket& socket, const uint8_t* data, size_t length, const std::string& to) {
    const int result = socket.channel->Send(data, length, to);
    if (result == 1) loop_.Nudge();
    return result;
  }

  void Close(const Napi::Value& id) {
    const auto socket = Find(id);
    if (!socket) return;
    KeepAlive(*socket, false);
    const auto key = static_cast<uint64_t>(id.As<Napi::Number>().Int64Value());
    socket->open = false;
    loop_.Remove(key);
    socket->channel->Close();
    sockets_.erase(key);
  }

  void KeepAlive(Socket& socket, bool wanted) {
    if (socket.keeps_alive == wanted) return;
    socket.keeps_alive = wanted;
    keeping_alive_ += wanted ? 1 : -1;
    if (wanted && keeping_alive_ == 1) napi_ref_threadsafe_function(env_, wake_);
    if (!wanted && keeping_alive_ == 0) napi_unref_threadsafe_function(env_, wake_);
  }

 private:
  Napi::Value Failed(const Failure& failure) {
    auto object = Napi::Object::New(env_);
    object.Set("operation", failure.operation);
    object.Set("errno", failure.error);
    return object;
  }

  void Wake() { napi_call_threadsafe_function(wake_, nullptr, napi_tsfn_nonblocking); }

  static void OnWake(napi_env env, napi_value, void* context, void*) {
    if (env != nullptr) static_cast<Instance*>(context)->Deliver();
  }

  void Deliver() {
    loop_.Woken();
    // In the order in which it all came in, whatever the socket: two witnesses of one moment keep their order.
    std::vector<std::pair<std::shared_ptr<Socket>, Entry>> all;
    for (const auto& [id, socket] : sockets_) {
      for (Entry& entry : socket->channel->Take()) all.emplace_back(socket, std::move(entry));
    }
    std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.second.time < b.second.time; });
    for (const auto& [socket, entry] : all) {
      // A callback may have closed it.
      if (socket->open && !DeliverOne(*socket, entry)) return;
    }
  }

  // False = this environment can run no more JavaScript.
  bool DeliverOne(const Socket& socket, const Entry& entry) {
    Napi::HandleScope scope(env_);
    napi_value undefined = env_.Undefined();
    napi_value arguments[3] = {undefined, undefined, undefined};
    napi_value callback;
    if (entry.error != 0) {
      callback = socket.on_error.Value();
      arguments[0] = Napi::String::New(env_, entry.operation);
      arguments[1] = Napi::Number::New(env_, entry.error);
      arguments[2] = Napi::Number::New(env_, entry.dropped);
    } else {
      callback = socket.on_message.Value();
      const uint8_t* data = entry.slab->bytes.get() + entry.offset;
      if (napi_create_buffer_copy(env_, entry.length, data, nullptr, &arguments[0]) != napi_ok) return false;
      arguments[1] = Napi::Number::New(env_, static_cast<double>(entry.time) / 1e6);
      arguments[2] = Napi::String::New(env_, entry.from);
    }
    const napi_status status = napi_call_function(env_, undefined, callback, 3, arguments, nullptr);
    if (status == napi_ok) return true;
    // What a callback throws is an uncaught exception, as it is for an event emitter's; the rest is still delivered.
    napi_value thrown;
    if (napi_get_and_clear_last_exception(env_, &thrown) != napi_ok) return false;
    return napi_fatal_exception(env_, thrown) == napi_ok;
  }

  static void OnTeardown(void* context) {
    auto* self = static_cast<Instance*>(context);
    self->loop_.Stop();
    for (auto& [id, socket] : self->sockets_) {
      socket->open = false;
      socket->channel->Close();
    }
    self->sockets_.clear();
    napi_release_threadsafe_function(self->wake_, napi_tsfn_release);
  }

  Napi::Env env_;
  napi_threadsafe_function wake_ = nullptr;
  IoLoop loop_;
  std::map<uint64_t, std::shared_ptr<Socket>> sockets_;
  uint64_t last_id_ = 0;
  int keeping_alive_ = 0;
};

Instance& Here(const Napi::CallbackInfo& info) { return *info.Env().GetInstanceData<Instance>(); }

std::string Text(const Napi::Value& value) { return value.As<Napi::String>().Utf8Value(); }

Napi::Value Datagram(const Napi::CallbackInfo& info) {
  Failure failure;
  const int fd = ConnectDatagram(Text(info[0]), &failure);
  return Here(info).Open(fd, Channel::Kind::kConnected, failure, info, 1);
}

Napi::Value Listener(const Napi::CallbackInfo& info) {
  Failure failure;
  const int fd = ListenDatagram(Text(info[0]), &failure);
  return Here(info).Open(fd, Channel::Kind::kListening, failure, info, 1);
}

Napi::Value GenericNetlink(const Napi::CallbackInfo& info) {
  Failure failure;
  const int fd = OpenGenericNetlink(&failure);
  return Here(info).Open(fd, Channel::Kind::kNetlink, failure, info, 0);
}

Napi::Value Send(const Napi::CallbackInfo& info) {
  const auto socket = Here(info).Find(info[0]);
  int result = -EBADF;
  if (socket) {
    const auto data = info[1].As<Napi::Uint8Array>();
    result = Here(info).Send(*socket, data.Data(), data.ByteLength(), info[2].IsString() ? Text(info[2]) : "");
  }
  return Napi::Number::New(info.Env(), result);
}

Napi::Value Membership(const Napi::CallbackInfo& info) {
  const auto socket = Here(info).Find(info[0]);
  const uint32_t group = info[1].As<Napi::Number>().Uint32Value();
  const int error = socket ? socket->channel->Membership(group, info[2].As<Napi::Boolean>().Value()) : EBADF;
  return Napi::Number::New(info.Env(), -error);
}

void Close(const Napi::CallbackInfo& info) { Here(info).Close(info[0]); }

void KeepAlive(const Napi::CallbackInfo& info) {
  if (const auto socket = Here(info).Find(info[0])) Here(info).KeepAlive(*socket, info[1].As<Napi::Boolean>().Value());
}

Napi::Object Init(Napi::Env env, Napi::Object exports) {
  env.SetInstanceData(new Instance(env));
  exports.Set("datagram", Napi::Function::New(env, Datagram, "datagram"));
  exports.Set("listener", Napi::Function::New(env, Listener, "listener"));
  exports.Set("genericNetlink", Napi::Function::New(env, GenericNetlink, "genericNetlink"));
  exports.Set("send", Napi::Function::New(env, Send, "send"));
  exports.Set("membership", Napi::Function::New(env, Membership, "membership"));
  exports.Set("close", Napi::Function::New(env, Close, "close"));
  exports.Set("keepAlive", Napi::Function::New(env, KeepAlive, "keepAlive"));
  return exports;
}

}  // namespace

NODE_API_MODULE(rejoin, Init)

}  // namespace rejoin
