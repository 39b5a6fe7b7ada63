// SPDX-License-Identifier: MIT
#include "core/settings/port_order_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <utility>

using namespace Qt::StringLiterals;

namespace portolan {

namespace {

constexpr qint64 largestFile = qint64 { 1024 } * 1024;

QByteArray encoded(const PortOrder& order)
{
    QJsonObject sockets;
    for (const auto& [port, ids] : order.guestFirst) {
        QJsonArray texts; // 64 bits are more than a number of JSON holds
        for (const uint64_t id : ids)
            texts.append(QString::number(id));
        sockets.insert(QString::fromStdString(textOf(port)), texts);
    }
    QJsonObject programs;
    for (const auto& [port, program] : order.hostLater)
        programs.insert(QString::fromStdString(textOf(port)), QString::fromStdString(program));
    return QJsonDocument({ { u"guest"_s, QString::fromStdString(order.guest) },
                             { u"boot"_s, QString::fromStdString(order.boot) }, { u"guestFirst"_s, sockets },
                             { u"hostLater"_s, programs } })
        .toJson(QJsonDocument::Compact);
}

/// What is no port or id is skipped.
PortOrder decoded(const QJsonObject& object)
{
    PortOrder order;
    order.guest = object.value(u"guest").toString().toStdString();
    order.boot = object.value(u"boot").toString().toStdString();
    const QJsonObject sockets = object.value(u"guestFirst").toObject();
    for (auto entry = sockets.begin(); entry != sockets.end(); ++entry) {
        const std::optional<PortKey> port = parsePortKey(entry.key().toStdString());
        for (const QJsonValue& text : entry.value().toArray()) {
            bool isNumber = false;
            const uint64_t id = text.toString().toULongLong(&isNumber);
            if (port && isNumber)
                order.guestFirst[*port].insert(id);
        }
    }
    const QJsonObject programs = object.value(u"hostLater").toObject();
    for (auto entry = programs.begin(); entry != programs.end(); ++entry) {
        const std::string program = entry.value().toString().toStdString();
        if (const auto port = parsePortKey(entry.key().toStdString()); port && !program.empty())
            order.hostLater[*port] = program;
    }
    return order;
}

} // namespace

PortOrderFile::PortOrderFile(QString path)
    : m_path(std::move(path))
{
}

PortOrder PortOrderFile::load(const QString& guest) const
{
    QFile file(m_path);
    if (!m_path.isEmpty() && file.open(QIODevice::ReadOnly)) {
        PortOrder order = decoded(QJsonDocument::fromJson(file.read(largestFile)).object());
        if (order.guest == guest.toStdString())
            return order;
    }
    PortOrder none;
    none.guest = guest.toStdString();
    return none;
}

void PortOrderFile::save(const PortOrder& order)
{
    const QByteArray text = encoded(order);
    if (m_path.isEmpty() || text == m_saved || text.size() > largestFile)
        return;
    QDir().mkpath(QFileInfo(m_path).path());
    QSaveFile file(m_path);
    if (file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.commit())
        m_saved = text;
}

} // namespace portolan
