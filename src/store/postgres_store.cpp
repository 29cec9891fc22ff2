#include "store/postgres_store.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <map>
#include <optional>
#include <pqxx/pqxx>
#include <span>
#include <sstream>
#include <thread>
#include <utility>
#include <vector>

#include "store/address.h"
#include "store/copied_rows.h"
#include "store/fault.h"
#include "store/postgres_schema.h"
#include "store/schema.h"

namespace bianmu::store {
namespace {

using namespace std::chrono_literals;

constexpr std::array kPatience{100ms, 300ms, 1000ms, 2000ms, 4000ms};   ///< before a connection is tried again

/// pqxx 6 streams rows whose size the compiler knows.
template <std::size_t Size>
bool stream_row(pqxx::stream_to& stream, const CopiedRow& row) {
    if (row.fields.size() != Size) {
        return false;
    }
    std::array<std::optional<std::string>, Size> fields;
    std::copy(row.fields.begin(), row.fields.end(), fields.begin());
    stream << fields;
    return true;
}

constexpr std::size_t kMostColumns = 22;

template <std::size_t... Before>
bool stream_row_of_any_size(pqxx::stream_to& stream, const CopiedRow& row, std::index_sequence<Before...> /*sizes*/) {
    return (stream_row<Before + 1>(stream, row) || ...);
}

/// Rows that wait for the next commit. Documents have numbers of their own until then.
class Waiting : public RowTaker {
public:
    [[nodiscard]] std::int64_t number_of(const std::string& part) override {
        if (part.empty()) {
            whole_ = last_ + 1;
        }
        return ++last_;
    }
    void take(Table table, std::span<const Value> row) override { rows_[static_cast<std::size_t>(table)].add(row); }
    [[nodiscard]] std::int64_t whole() const { return whole_; }
    [[nodiscard]] const CopiedRows& rows(Table table) const { return rows_[static_cast<std::size_t>(table)]; }

    /// What `take_back` goes back to.
    void mark() {
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            marks_[i] = rows_[i].size();
        }
    }
    void take_back() {
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            rows_[i].cut(marks_[i]);
        }
    }
    void clear() {
        for (auto& rows : rows_) {
            rows.cut(0);
        }
        last_ = 0;
    }

private:
    static constexpr std::size_t kTables = static_cast<std::size_t>(Table::diagnostics) + 1;
    std::array<CopiedRows, kTables> rows_;
    std::array<std::uint64_t, kTables> marks_{};
    std::int64_t last_ = 0, whole_ = 0;
};

class PostgresStore : public Store {
public:
    explicit PostgresStore(std::string address) : address_(std::move(address)), name_(without_password(address_)) {
        // A wrong address is said at once.
        try {
            static_cast<void>(connected());
        } catch (const pqxx::failure& fault) {
            give_up(fault.what());
        }
    }

    [[nodiscard]] std::int64_t commits(const std::string& run) override {
        std::int64_t out = 0;
        patiently([&](pqxx::connection& connection) {
            pqxx::work work(connection);
            const auto found = work.exec_params("select commits from runs where run = $1", run);
            out = found.empty() ? 0 : found[0][0].as<std::int64_t>();
        });
        return out;
    }

    [[nodiscard]] model::Result<void> put(const DocumentKey& key, const SourcePlace& place, std::istream& json) override {
        const std::pair<std::string, std::string> name(key.sha256, key.archive_path);
        auto known = documents_.find(name);
        if (known == documents_.end()) {
            waiting_.mark();
            if (auto read = read_rows(json, key, waiting_); !read) {
                waiting_.take_back();
                return read;
            }
            known = documents_.emplace(name, waiting_.whole()).first;
        }
        places_[{place.source, place.archive_path}] = {known->second, key.sha256};
        return {};
    }

    void repeat(const std::string& sha256, const SourcePlace& place) override { places_[{place.source, place.archive_path}] = {0, sha256}; }

    void commit(const std::string& run, std::int64_t commits) override {
        patiently([&](pqxx::connection& connection) {
            pqxx::work work(connection);
            copy(work);
            merge_copied(work, run, commits);
            work.commit();
        });
        waiting_.clear();
        documents_.clear();
        places_.clear();
    }

    void finish() override {}

private:
    struct PlaceOf {
        std::int64_t copied = 0;   ///< number of a document that waits; 0 = one that is there
        std::string sha256;
    };

    void copy(pqxx::work& work) const {
        for (const TableInfo& table : tables()) {
            std::vector<std::string> columns;
            for (const Column& column : table.columns) {
                columns.emplace_back(column.name);
            }
            copy_rows(work, "new_" + std::string(table.name), columns, waiting_.rows(table.table));
        }
        CopiedRows places;
        for (const auto& [place, of] : places_) {
            places.add(std::array<Value, 4>{place.first, place.second, of.copied > 0 ? Value(of.copied) : Value(nullptr), of.sha256});
        }
        copy_rows(work, "new_sources", {"source", "archive_path", "document", "sha256"}, places);
    }

    static void copy_rows(pqxx::work& work, const std::string& table, const std::vector<std::string>& columns, const CopiedRows& rows) {
        if (rows.empty()) {
            return;
        }
        pqxx::stream_to stream(work, table, columns);
        std::vector<CopiedRow> cut;   // rows whose long texts have rests
        CopiedRow row;
        for (CopiedRows::Reader reader(rows); reader.next(row);) {
            if (!stream_row_of_any_size(stream, row, std::make_index_sequence<kMostColumns>())) {
                throw EnvironmentFault(table + ": has more columns than are copied");
            }
            if (!row.rests.empty()) {
                row.fields.resize(2);
                cut.push_back(std::move(row));
                row = {};
            }
        }
        stream.complete();
        for (CopiedRow& one : cut) {
            for (CopiedRest& rest : one.rests) {
                const std::string& column = columns.at(rest.column);
                while (rest.size > 0) {
                    work.exec_params("update " + table + " set " + column + " = " + column + " || $1 where " + columns.at(0) + " = $2 and " + columns.at(1) + " = $3",
                                     rows.piece(rest), one.fields[0].value(), one.fields[1].value());
                }
            }
        }
    }

    /// Does it, and again with a new connection when that was lost or the server was not ready: all of it may be done twice.
    template <typename Work>
    void patiently(const Work& work) {
        for (std::size_t attempt = 0;; ++attempt) {
            std::string reason;
            try {
                work(connected());
                return;
            } catch (const pqxx::sql_error& fault) {
                reason = fault.what();
                if (!may_pass(fault.sqlstate()) && connection_->is_open()) {
                    give_up(reason);
                }
            } catch (const pqxx::failure& fault) {
                reason = fault.what();
                if (connection_ && connection_->is_open() && dynamic_cast<const pqxx::broken_connection*>(&fault) == nullptr &&
                    dynamic_cast<const pqxx::in_doubt_error*>(&fault) == nullptr && dynamic_cast<const pqxx::transaction_rollback*>(&fault) == nullptr) {
                    give_up(reason);
                }
            }
            connection_.reset();
            if (attempt == kPatience.size()) {
                give_up(reason + "; run again with --resume when the server is there");
            }
            std::this_thread::sleep_for(kPatience.at(attempt));
        }
    }

    /// Connection lost, server going or coming, waiting in a circle.
    static bool may_pass(const std::string& state) {
        return state.starts_with("08") || state.starts_with("40") || state.starts_with("57P");
    }

    /// On one line: the server's hints stand on lines of their own, set in by tabs.
    [[noreturn]] void give_up(const std::string& reason) const {
        std::istringstream lines(reason);
        std::string out = name_, separator = ": ";
        for (std::string line; std::getline(lines >> std::ws, line); separator = "; ") {
            out += separator + line;
        }
        throw EnvironmentFault(out);
    }

    pqxx::connection& connected() {
        if (!connection_) {
            std::string address = address_;
            for (const char* const option : {"connect_timeout=10", "application_name=bianmu", "client_encoding=UTF8"}) {
                const std::string name = std::string(option).substr(0, std::string(option).find('='));
                if (address.find(name + "=") == std::string::npos) {
                    address += (address.find('?') == std::string::npos ? "?" : "&") + std::string(option);
                }
            }
            auto made = std::make_unique<pqxx::connection>(address);
            connection_ = std::move(made);
            if (const std::string fault = prepare_schema(*connection_); !fault.empty()) {
                give_up(fault);
            }
        }
        return *connection_;
    }

    std::string address_, name_;
    std::unique_ptr<pqxx::connection> connection_;
    Waiting waiting_;
    std::map<std::pair<std::string, std::string>, std::int64_t> documents_;   ///< that wait, by key
    std::map<std::pair<std::string, std::string>, PlaceOf> places_;
};

}  // namespace

std::unique_ptr<Store> open_postgres(const std::string& address) {
    return std::make_unique<PostgresStore>(address);
}

}  // namespace bianmu::store
