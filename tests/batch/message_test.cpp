#include "batch/message.h"

#include <gtest/gtest.h>
#include <sys/socket.h>

#include <array>

namespace bianmu::batch {
namespace {

TEST(Message, ReadsWhatWasWritten) {
    MessageWriter out;
    out.number(7);
    out.text("编目");
    out.text("");
    MessageReader in(out.bytes());
    EXPECT_EQ(in.number(), 7U);
    EXPECT_EQ(in.text(), "编目");
    EXPECT_EQ(in.text(), "");
    EXPECT_TRUE(in.ok());
    EXPECT_EQ(in.number(), 0U);
    EXPECT_FALSE(in.ok());
}

TEST(Message, ALengthThatLiesIsSeen) {
    MessageWriter out;
    out.number(~std::uint64_t{0});
    MessageReader in(out.bytes());
    EXPECT_EQ(in.text(), "");
    EXPECT_FALSE(in.ok());
}

TEST(Message, CarriesADescriptor) {
    std::array<int, 2> ends{};
    ASSERT_EQ(::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends.data()), 0);
    const Descriptor one(ends[0]);
    Descriptor other(ends[1]);
    Received received;
    EXPECT_EQ(receive_message(one.get(), received, false), Receipt::nothing);
    const Descriptor file = make_memory_file("test");
    ASSERT_TRUE(write_all(file.get(), "content"));
    ASSERT_TRUE(seal(file));
    MessageWriter message;
    message.text("here");
    ASSERT_TRUE(send_message(other.get(), message, file.get()));
    ASSERT_EQ(receive_message(one.get(), received, true), Receipt::message);
    EXPECT_TRUE(is_sealed(received.descriptor));
    std::string content;
    EXPECT_TRUE(read_at(received.descriptor.get(), 0, 7, content));
    EXPECT_EQ(content, "content");
    EXPECT_FALSE(read_at(received.descriptor.get(), 0, 8, content));
    other.close();
    EXPECT_EQ(receive_message(one.get(), received, true), Receipt::closed);
    EXPECT_FALSE(send_message(one.get(), message));
}

TEST(Message, WhatWasSaidBeforeAnEndIsHeard) {
    std::array<int, 2> ends{};
    ASSERT_EQ(::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends.data()), 0);
    const Descriptor one(ends[0]);
    Descriptor other(ends[1]);
    MessageWriter message;
    message.text("result");
    ASSERT_TRUE(send_message(one.get(), message));   // which the other one never reads
    ASSERT_TRUE(send_message(other.get(), message));
    other.close();
    Received received;
    ASSERT_EQ(receive_message(one.get(), received, false), Receipt::message);
    EXPECT_EQ(received.bytes, message.bytes());
    EXPECT_EQ(receive_message(one.get(), received, false), Receipt::closed);
}

}  // namespace
}  // namespace bianmu::batch
