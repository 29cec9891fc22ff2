#include "store/sqlite_store.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <utility>

#include "store/fault.h"
#include "store/pieces.h"

namespace bianmu::store {
namespace {

const char* type_name(Type type) {
    return type == Type::integer ? "integer" : type == Type::real ? "real" : "text";
}

std::string table_text(const TableInfo& table) {
    std::string out = "create table " + std::string(table.name) + "(";
    for (const Column& column : table.columns) {
        out += std::string(column.name) + " " + type_name(column.type);
        const bool is_key = table.table == Table::documents ? column.name == "id" : table.table == Table::articles && column.name == "key";
        out += is_key ? " primary key, " : ", ";
    }
    return out + (table.table == Table::documents ? "unique(sha256, archive_path, part));\n" : "unique(document, ordinal));\n");
}

/// The index has every three characters in a row. Two line breaks behind each text let the last one and two begin such a row, too, so that
/// words of two characters and one are found as the beginnings of terms.
constexpr const char* kIndex = R"(
create index blocks_by_article on blocks(document, article);
create index cells_by_block on cells(document, block);
create index fields_by_name on fields(name);
create table sources(source text not null, archive_path text not null, document integer not null, primary key(source, archive_path)) without rowid;
create index sources_by_document on sources(document);
create table runs(run text primary key, commits integer not null) without rowid;
create virtual table article_search using fts5(title, text, content = 'article_texts', content_rowid = 'key', tokenize = 'trigram');
create virtual table article_terms using fts5vocab(article_search, instance);
)";

/// What is in the index of articles `a`: their texts, or if they have pieces those; `first` and `size` are bytes of the text.
constexpr const char* kWhole = "a.key, a.title || char(10, 10) as title, a.text || char(10, 10) as text from articles a ";
constexpr const char* kIsWhole = "not exists (select 1 from article_pieces p where p.article = a.key)";
constexpr const char* kPieces = "p.piece, iif(p.first = 0, a.title, null) || char(10, 10), cast(substr(cast(a.text as blob), p.first + 1, p.size) as text) || char(10, 10) "
                                "from articles a cross join article_pieces p on p.article = a.key ";

std::string texts_text() {
    const std::string whole = kWhole, is_whole = kIsWhole, pieces = kPieces, remove = "insert into article_search(article_search, rowid, title, text) select 'delete', ";
    return "create table article_pieces(piece integer primary key, article integer not null, first integer not null, size integer not null);\n"
           "create index pieces_by_article on article_pieces(article);\n"
           "create view article_texts as select " + whole + "where " + is_whole + " union all select " + pieces + ";\n"
           "create trigger article_comes after insert on articles begin\n"
           "  insert into article_search(rowid, title, text) select " + whole + "where a.key = new.key;\n"
           "end;\n"
           "create trigger article_goes before delete on articles begin\n"
           "  " + remove + whole + "where a.key = old.key and " + is_whole + ";\n"
           "  " + remove + pieces + "where a.key = old.key;\n"
           "  delete from article_pieces where article = old.key;\n"
           "end;\n";
}

/// An archive before version 3 indexes every text as one. Those stay so.
constexpr const char* kWithoutPieces = "drop trigger article_comes; drop trigger article_goes; drop view article_texts;";

std::string version_text(int version) {
    return "pragma user_version = " + std::to_string(version) + ";\n";
}

std::string schema_text() {
    std::string out;
    for (const TableInfo& table : tables()) {
        out += table_text(table);
    }
    return out + texts_text() + kIndex + "pragma application_id = " + std::to_string(kApplicationId) + ";\n" + version_text(kArchiveVersion);
}

/// What brings an archive of the version before to this one.
std::string step_text(int version) {
    return added_columns(version, type_name) + (version == 3 ? kWithoutPieces + texts_text() : "") + version_text(version);
}

std::string places(std::size_t count) {
    std::string out = "?";
    for (std::size_t i = 1; i < count; ++i) {
        out += ", ?";
    }
    return out;
}

/// Place of a column in rows of its table.
std::size_t column_of(Table table, std::string_view name) {
    const auto columns = tables()[static_cast<std::size_t>(table)].columns;
    return static_cast<std::size_t>(std::find_if(columns.begin(), columns.end(), [&](const Column& column) { return column.name == name; }) - columns.begin());
}

std::int64_t single_number(Database& database, const std::string& query) {
    auto statement = database.prepare(query);
    std::int64_t out = 0;
    while (statement.step()) {
        out = statement.number(0);
    }
    return out;
}

bool is_empty(Database& database) {
    return single_number(database, "select count(*) from sqlite_schema") == 0;
}

/// Opens the file and makes the tables if it is new, as one step. A file that holds nothing of ours stays as it was.
Database open_archive(const std::string& path) {
    struct stat status {};
    const bool is_new = ::stat(path.c_str(), &status) != 0 || status.st_size == 0;
    if (!is_new) {
        Database database(path, DatabaseMode::read);
        if (const std::string fault = is_empty(database) ? "" : archive_fault(database); !fault.empty()) {
            throw EnvironmentFault(path + ": " + fault);
        }
    }
    try {
        Database database(path, DatabaseMode::write);
        // The ledger must never know of more than the archive holds, not even after a power cut.
        database.run("pragma synchronous = full; pragma cache_size = -16000; begin immediate");
        if (is_empty(database)) {
            database.run(schema_text());
        }
        for (auto version = single_number(database, "pragma user_version"); version < kArchiveVersion;) {
            database.run(step_text(static_cast<int>(++version)));
        }
        database.run("commit");
        return database;
    } catch (const EnvironmentFault&) {
        if (is_new && ::stat(path.c_str(), &status) == 0 && status.st_size == 0) {
            ::unlink(path.c_str());
        }
        throw;
    }
}

}  // namespace

std::string archive_fault(Database& database) {
    const std::int64_t application = single_number(database, "pragma application_id");
    const std::int64_t version = single_number(database, "pragma user_version");
    if (application != kApplicationId) {
        return "is a database, but no archive of bianmu";
    }
    if (version > kArchiveVersion) {
        return "is an archive of a newer version of bianmu; read it with that";
    }
    return version < 1 ? "is no whole archive of bianmu" : "";
}

/// Writes the rows of one document. Parts that were there before keep their numbers.
class SqliteStore::Rows : public RowTaker {
public:
    explicit Rows(SqliteStore& store) : store_(store) {}

    void begin(const DocumentKey& key) {
        numbers_.clear();
        store_.parts_of_->with(key.sha256, key.archive_path);
        while (store_.parts_of_->step()) {
            numbers_[store_.parts_of_->text(0)] = {store_.parts_of_->number(1), false};
        }
        for (const auto& [part, number] : numbers_) {
            store_.remove_children(number.id);
        }
    }

    [[nodiscard]] std::int64_t number_of(const std::string& part) override {
        Number& number = numbers_[part];
        if (number.id == 0) {
            number.id = next_++;
        }
        number.is_met = true;
        return number.id;
    }

    void take(Table table, std::span<const Value> row) override {
        store_.insert_[static_cast<std::size_t>(table)].with_row(row).run();
        if (table == Table::articles) {
            store_.index(std::get<std::int64_t>(row[column_of(table, "key")]), row[column_of(table, "title")], row[column_of(table, "text")]);
        }
    }

    /// @return the number of the whole.
    std::int64_t end() {
        for (const auto& [part, number] : numbers_) {
            if (!number.is_met) {
                store_.remove(number.id);
            }
        }
        return numbers_.at("").id;
    }

    void count_from(std::int64_t next) { next_ = next; }

private:
    struct Number {
        std::int64_t id = 0;
        bool is_met = false;
    };
    SqliteStore& store_;
    std::map<std::string, Number> numbers_;   ///< by part
    std::int64_t next_ = 1;
};

SqliteStore::SqliteStore(const std::string& path) : path_(path), database_(open_archive(path)), rows_(std::make_unique<Rows>(*this)) {
    for (const TableInfo& table : tables()) {
        const std::string name(table.name);
        insert_.push_back(database_.prepare("insert or replace into " + name + "(" + column_list(table) + ") values(" + places(table.columns.size()) + ")"));
        remove_.push_back(database_.prepare("delete from " + name + " where " + (table.table == Table::documents ? "id" : "document") + " = ?"));
    }
    sqlite3_db_config(database_.handle(), SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    index_.emplace(database_.prepare("insert into article_search(rowid, title, text) values(?, ? || char(10, 10), ? || char(10, 10))"));
    keep_piece_.emplace(database_.prepare("insert into article_pieces values(?, ?, ?, ?)"));
    const std::string gone = "insert into article_search(article_search, rowid, title, text) select 'delete', ";
    unindex_.emplace(database_.prepare(gone + kWhole + "where a.document = ? and " + kIsWhole));
    unindex_pieces_.emplace(database_.prepare(gone + kPieces + "where a.document = ?"));
    remove_pieces_.emplace(database_.prepare("delete from article_pieces where article in (select key from articles where document = ?)"));
    parts_of_.emplace(database_.prepare("select part, id from documents where sha256 = ? and archive_path = ?"));
    find_by_digest_.emplace(database_.prepare("select min(id) from documents where sha256 = ? and part = ''"));
    find_place_.emplace(database_.prepare("select document from sources where source = ? and archive_path = ?"));
    keep_place_.emplace(database_.prepare("insert or replace into sources values(?, ?, ?)"));
    count_places_.emplace(database_.prepare("select count(*) from sources where document = ?"));
    find_.emplace(database_.prepare("select sha256, archive_path from documents where id = ?"));
    last_.emplace(database_.prepare("select max(id) from documents"));
}

SqliteStore::~SqliteStore() = default;

std::int64_t SqliteStore::commits(const std::string& run) {
    auto query = database_.prepare("select commits from runs where run = ?");
    query.with(run);
    std::int64_t out = 0;
    while (query.step()) {
        out = query.number(0);
    }
    return out;
}

void SqliteStore::begin() {
    if (is_open_) {
        return;
    }
    database_.run("begin immediate");
    is_open_ = true;
    last_->with();
    while (last_->step()) {
        rows_->count_from(last_->number(0) + 1);
    }
}

void SqliteStore::index(std::int64_t article, const Value& title, const Value& text) {
    const auto* const words = std::get_if<std::string>(&text);
    const auto pieces = words == nullptr ? std::vector<Piece>() : pieces_of(*words);
    if (pieces.size() < 2) {
        index_->run_with(article, title, text);
        return;
    }
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const auto [first, size] = pieces[i];
        const std::int64_t number = piece_number(article, i);
        keep_piece_->run_with(number, article, static_cast<std::int64_t>(first), static_cast<std::int64_t>(size));
        index_->run_with(number, i == 0 ? title : Value(), std::string_view(*words).substr(first, size));
    }
}

model::Result<void> SqliteStore::put(const DocumentKey& key, const SourcePlace& place, std::istream& json) {
    begin();
    database_.run("savepoint document");
    rows_->begin(key);
    auto read = read_rows(json, key, *rows_);
    if (read) {
        move_place(place, rows_->end());
    } else {
        database_.run("rollback to document");
    }
    database_.run("release document");
    return read;
}

void SqliteStore::repeat(const std::string& sha256, const SourcePlace& place) {
    begin();
    find_by_digest_->with(sha256);
    std::int64_t document = 0;
    while (find_by_digest_->step()) {
        document = find_by_digest_->number(0);
    }
    if (document == 0) {
        throw EnvironmentFault(path_ + ": is not what the ledger says; begin anew with --restart");
    }
    move_place(place, document);
}

void SqliteStore::move_place(const SourcePlace& place, std::int64_t document) {
    std::int64_t before = 0;
    find_place_->with(place.source, place.archive_path);
    while (find_place_->step()) {
        before = find_place_->number(0);
    }
    if (before == document) {
        return;
    }
    keep_place_->with(place.source, place.archive_path, document).run();
    count_places_->with(before);
    bool is_left = false;
    while (count_places_->step()) {
        is_left = before != 0 && count_places_->number(0) == 0;
    }
    if (!is_left) {
        return;
    }
    std::string sha256, archive_path;
    find_->with(before);
    while (find_->step()) {
        sha256 = find_->text(0);
        archive_path = find_->text(1);
    }
    std::vector<std::int64_t> gone;
    parts_of_->with(sha256, archive_path);
    while (parts_of_->step()) {
        gone.push_back(parts_of_->number(1));
    }
    for (const std::int64_t id : gone) {
        remove(id);
    }
}

void SqliteStore::remove(std::int64_t document) {
    remove_children(document);
    remove_[static_cast<std::size_t>(Table::documents)].with(document).run();
}

void SqliteStore::remove_children(std::int64_t document) {
    for (auto* statement : {&unindex_, &unindex_pieces_, &remove_pieces_}) {
        (*statement)->with(document).run();
    }
    for (const TableInfo& table : tables()) {
        if (table.table != Table::documents) {
            remove_[static_cast<std::size_t>(table.table)].with(document).run();
        }
    }
}

void SqliteStore::commit(const std::string& run, std::int64_t commits) {
    begin();
    database_.prepare("insert or replace into runs values(?, ?)").with(run, commits).run();
    database_.run("commit");
    is_open_ = false;
}

/// Without WAL the archive is one file that readers on read-only disks can open; a reader that is at work keeps it from that.
void SqliteStore::finish() {
    // A bounded share of the merging that is due. All of it (`optimize`) would write the whole index anew after each small addition, and make searches little faster.
    database_.run("insert into article_search(article_search, rank) values('merge', 1000)");
    database_.run("pragma analysis_limit = 400; analyze");
    sqlite3_busy_timeout(database_.handle(), 0);
    try {
        database_.run("pragma journal_mode = delete");
    } catch (const EnvironmentFault&) {
        database_.run("pragma wal_checkpoint(passive)");
    }
}

}  // namespace bianmu::store
