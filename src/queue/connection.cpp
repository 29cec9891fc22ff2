#include "queue/connection.h"

#include <utility>

#include "batch/fault.h"

namespace bianmu::queue {
namespace {

using batch::EnvironmentFault;

constexpr std::int64_t kSecond = 1'000'000'000;           ///< in nanoseconds
constexpr std::int64_t kRemembered = 3600 * kSecond;      ///< for which a message's id is known
constexpr std::int64_t kMostUnacknowledged = 20'000;      ///< of all workers
constexpr int kMostMessages = 2'000'000;                  ///< that wait; who submits more waits too
constexpr int kReconnect = 250;                           ///< milliseconds between attempts

void check(natsStatus status, const std::string& what) {
    if (status != NATS_OK) {
        const char* const detail = nats_GetLastError(nullptr);
        throw EnvironmentFault(what + ": " + (detail != nullptr && *detail != '\0' ? detail : natsStatus_GetText(status)));
    }
}

}  // namespace

Connection::Connection(const Address& address) : address_(address) {
    natsOptions* made = nullptr;
    check(natsOptions_Create(&made), "no memory for a connection");
    const std::unique_ptr<natsOptions, void (*)(natsOptions*)> options(made, natsOptions_Destroy);
    natsOptions_SetURL(made, address.server.c_str());
    natsOptions_SetName(made, "bianmu");
    natsOptions_SetMaxReconnect(made, -1);
    natsOptions_SetReconnectWait(made, kReconnect);
    natsConnection* connection = nullptr;
    check(natsConnection_Connect(&connection, made), "the queue cannot be reached; check --queue and that the server runs");
    connection_.reset(connection);
    jsCtx* stream = nullptr;
    check(natsConnection_JetStream(&stream, connection, nullptr), "the queue's server has no JetStream; start it with -js");
    stream_.reset(stream);
    make_stream(address.stream, address.jobs(), true);
    make_stream(address.parked_stream(), address.parked(), false);
}

void Connection::make_stream(const std::string& name, const std::string& subject, bool is_queue) {
    jsStreamConfig config;
    jsStreamConfig_Init(&config);
    const char* const subjects = subject.c_str();
    config.Name = name.c_str();
    config.Subjects = const_cast<const char**>(&subjects);
    config.SubjectsLen = 1;
    config.Storage = js_FileStorage;
    config.Duplicates = kRemembered;
    if (is_queue) {
        config.Retention = js_WorkQueuePolicy;
        config.Discard = js_DiscardNew;
        config.MaxMsgs = kMostMessages;
    }
    jsErrCode code{};
    const natsStatus status = js_AddStream(nullptr, stream_.get(), &config, nullptr, &code);
    if (status != NATS_OK && code != JSStreamNameExistErr) {
        check(status, "the stream " + name + " cannot be made; the server must run with JetStream (-js)");
    }
}

void Connection::make_consumer(std::chrono::seconds ack_wait) {
    jsConsumerConfig config;
    jsConsumerConfig_Init(&config);
    config.Durable = kConsumer;
    config.AckPolicy = js_AckExplicit;
    config.AckWait = ack_wait.count() * kSecond;
    config.MaxAckPending = kMostUnacknowledged;
    config.MaxDeliver = -1;   // the workers count, so that what is given up is named
    jsErrCode code{};
    check(js_AddConsumer(nullptr, stream_.get(), address_.stream.c_str(), &config, nullptr, &code), "the consumer of " + address_.stream + " cannot be made");
}

std::unique_ptr<natsSubscription, Destroy> Connection::subscribe() {
    jsSubOptions options;
    jsSubOptions_Init(&options);
    options.Stream = address_.stream.c_str();
    options.Consumer = kConsumer;
    natsSubscription* made = nullptr;
    jsErrCode code{};
    check(js_PullSubscribe(&made, stream_.get(), address_.jobs().c_str(), kConsumer, nullptr, &options, &code), "the queue " + address_.stream + " cannot be read");
    return std::unique_ptr<natsSubscription, Destroy>(made);
}

Connection::Published Connection::publish(const std::string& subject, std::string_view message, const std::string& id) {
    jsPubOptions options;
    jsPubOptions_Init(&options);
    options.MsgId = id.c_str();
    options.MaxWait = 2000;
    jsPubAck* ack = nullptr;
    jsErrCode code{};
    const natsStatus status = js_Publish(&ack, stream_.get(), subject.c_str(), message.data(), static_cast<int>(message.size()), &options, &code);
    if (status != NATS_OK) {
        return code == JSStreamStoreFailedErr ? Published::full : Published::failed;
    }
    const bool is_duplicate = ack->Duplicate;
    jsPubAck_Destroy(ack);
    return is_duplicate ? Published::duplicate : Published::stored;
}

bool Connection::is_drained() {
    jsConsumerInfo* info = nullptr;
    jsErrCode code{};
    if (js_GetConsumerInfo(&info, stream_.get(), address_.stream.c_str(), kConsumer, nullptr, &code) != NATS_OK) {
        return false;
    }
    const bool is_empty = info->NumPending == 0 && info->NumAckPending == 0;
    jsConsumerInfo_Destroy(info);
    return is_empty;
}

std::uint64_t Connection::most_bytes() const {
    return static_cast<std::uint64_t>(natsConnection_GetMaxPayload(connection_.get()));
}

void Connection::flush() {
    constexpr std::int64_t kPatience = 3000;   // milliseconds
    static_cast<void>(natsConnection_FlushTimeout(connection_.get(), kPatience));
}

void Connection::each_parked(const std::function<void(std::string_view)>& take) {
    const std::string name = address_.parked_stream();
    jsStreamInfo* info = nullptr;
    jsErrCode code{};
    check(js_GetStreamInfo(&info, stream_.get(), name.c_str(), nullptr, &code), "the stream " + name + " cannot be read");
    const std::uint64_t first = info->State.FirstSeq;
    const std::uint64_t last = info->State.LastSeq;
    jsStreamInfo_Destroy(info);
    for (std::uint64_t number = first; number > 0 && number <= last; ++number) {
        natsMsg* message = nullptr;
        const natsStatus status = js_GetMsg(&message, stream_.get(), name.c_str(), number, nullptr, &code);
        if (status == NATS_NOT_FOUND) {
            continue;
        }
        check(status, "the stream " + name + " cannot be read");
        const MessagePointer owned(message);
        take({natsMsg_GetData(message), static_cast<std::size_t>(natsMsg_GetDataLength(message))});
    }
}

}  // namespace bianmu::queue
