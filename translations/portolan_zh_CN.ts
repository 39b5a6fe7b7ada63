<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>Autostart</name>
    <message>
        <source>The file %1 could not be written: %2</source>
        <translation>无法写入文件 %1：%2</translation>
    </message>
    <message>
        <source>The file %1 could not be removed: %2</source>
        <translation>无法删除文件 %1：%2</translation>
    </message>
    <message>
        <source>The registry key %1 could not be written.</source>
        <translation>无法写入注册表项 %1。</translation>
    </message>
</context>
<context>
    <name>IgnoreRule</name>
    <message>
        <source>%1 is not a valid port. Ports go from 1 to 65535.</source>
        <translation>%1 不是有效端口。端口范围为 1 到 65535。</translation>
    </message>
    <message>
        <source>This range ends before it begins. Write it as %1-%2.</source>
        <translation>此范围的起止颠倒了。请写作 %1-%2。</translation>
    </message>
    <message>
        <source>That would ignore every port. To close them all, choose “Pause all” in the window.</source>
        <translation>这会忽略所有端口。要全部关闭，请在窗口中选择“全部暂停”。</translation>
    </message>
    <message>
        <source>Enter only the program&apos;s name, without its folder.</source>
        <translation>请只输入程序名，不要包含文件夹。</translation>
    </message>
    <message>
        <source>Process %1</source>
        <translation>进程 %1</translation>
    </message>
    <message>
        <source>Port %1</source>
        <translation>端口 %1</translation>
    </message>
    <message>
        <source>Ports %1–%2</source>
        <translation>端口 %1–%2</translation>
    </message>
    <message>
        <source>A range needs two ports, as in 5000-5010.</source>
        <translation>范围需要两个端口，例如 5000-5010。</translation>
    </message>
    <message>
        <source>Separate ports with commas.</source>
        <translation>多个端口请以逗号分隔。</translation>
    </message>
    <message>
        <source>Enter one port, range or process per line.</source>
        <translation>每行只能输入一个端口、范围或进程。</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>The system reserves this port.</source>
        <translation>系统保留了此端口。</translation>
    </message>
    <message>
        <source>You are not allowed to listen on this port.</source>
        <translation>您无权监听此端口。</translation>
    </message>
    <message>
        <source>On this computer a socket holds the port, although no program listens on it.</source>
        <translation>本机上有一个套接字占用了该端口，但没有程序在监听。</translation>
    </message>
    <message>
        <source>%1 uses the port on this computer.</source>
        <translation>本机上的 %1 正在使用该端口。</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 等，另有 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Click to see more.</source>
        <translation>单击查看详情。</translation>
    </message>
    <message numerus="yes">
        <source>%n new conflicts</source>
        <translation>
            <numerusform>%n 个新冲突</numerusform>
        </translation>
    </message>
    <message>
        <source>Ports %1</source>
        <translation>端口 %1</translation>
    </message>
    <message>
        <source>Port %1: conflict</source>
        <translation>端口 %1：冲突</translation>
    </message>
    <message>
        <source>%1 in %2 was refused. %3</source>
        <translation>%2 中的 %1 被拒绝。%3</translation>
    </message>
    <message>
        <source>%1 in %2 is not mirrored. %3</source>
        <translation>%2 中的 %1 未被镜像。%3</translation>
    </message>
    <message>
        <source>Let the guest use this port anyway</source>
        <translation>仍允许客户机使用此端口</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>停用</translation>
    </message>
    <message numerus="yes">
        <source>%n new ports</source>
        <translation>
            <numerusform>%n 个新端口</numerusform>
        </translation>
    </message>
    <message>
        <source>Mirrored: %1</source>
        <translation>已镜像：%1</translation>
    </message>
    <message>
        <source>New port: %1</source>
        <translation>新端口：%1</translation>
    </message>
    <message>
        <source>%1 in %2 is at %3.</source>
        <translation>%2 中的 %1 位于 %3。</translation>
    </message>
    <message>
        <source>Click to open it in the browser.</source>
        <translation>单击可在浏览器中打开。</translation>
    </message>
    <message>
        <source>Open in browser</source>
        <translation>在浏览器中打开</translation>
    </message>
    <message>
        <source>Portolan is still running in the tray</source>
        <translation>Portolan 仍在托盘中运行</translation>
    </message>
    <message>
        <source>Your ports stay on localhost. Click the icon to show the window again. To stop Portolan, choose “Quit” in its menu.</source>
        <translation>端口仍在 localhost 上。单击图标可再次显示窗口。要退出 Portolan，请在其菜单中选择“退出”。</translation>
    </message>
</context>
<context>
    <name>PortCells</name>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>%1 open · %2 total · %3 failed</source>
        <translation>打开 %1 · 共计 %2 · 失败 %3</translation>
    </message>
    <message>
        <source>%1 from the guest, %2 to it</source>
        <translation>来自客户机 %1，发往客户机 %2</translation>
    </message>
</context>
<context>
    <name>PortExport</name>
    <message>
        <source>Export ports</source>
        <translation>导出端口</translation>
    </message>
    <message>
        <source>Spreadsheet (*.csv)</source>
        <translation>电子表格 (*.csv)</translation>
    </message>
    <message>
        <source>JSON, same as portolan status --json (*.json)</source>
        <translation>JSON，与 portolan status --json 相同 (*.json)</translation>
    </message>
    <message>
        <source>The ports could not be written to %1: %2</source>
        <translation>无法将端口写入 %1：%2</translation>
    </message>
</context>
<context>
    <name>QShortcut</name>
    <message>
        <source>Ctrl</source>
        <translation>Ctrl</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Shift</translation>
    </message>
    <message>
        <source>Alt</source>
        <translation>Alt</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Delete</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>Port %1: %2 in %3 is not mirrored because the system reserves this port.</source>
        <translation>端口 %1：%3 中的 %2 未被镜像，因为系统保留了该端口。</translation>
    </message>
    <message>
        <source>Port %1: %2 in %3 is not mirrored because you are not allowed to listen on this port. %4</source>
        <translation>端口 %1：%3 中的 %2 未被镜像，因为您无权监听该端口。%4</translation>
    </message>
    <message>
        <source>Port %1: %2 in %3 is not mirrored because a socket holds the port, although no program listens on it. Retrying.</source>
        <translation>端口 %1：%3 中的 %2 未被镜像，因为有套接字占用了该端口，但没有程序在监听。正在重试。</translation>
    </message>
    <message>
        <source>Port %1: %2 in %3 is not mirrored; %4 uses the port on this computer.</source>
        <translation>端口 %1：%3 中的 %2 未被镜像；本机的 %4 正在使用该端口。</translation>
    </message>
    <message>
        <source>Port %1: %2 in %3 was refused; the port is in use on this computer.</source>
        <translation>端口 %1：%3 中的 %2 被拒绝；本机正在使用该端口。</translation>
    </message>
    <message>
        <source>Port %1: %2 in %3 was refused; %4 uses the port on this computer.</source>
        <translation>端口 %1：%3 中的 %2 被拒绝；本机的 %4 正在使用该端口。</translation>
    </message>
    <message>
        <source>Port %1: %2 is no longer mirrored, because of the highest number of mirrored ports.</source>
        <translation>端口 %1：由于镜像端口的最大数量，%2 不再被镜像。</translation>
    </message>
    <message>
        <source>Port %1: %2 of the user %3 is left out, because another user of %4 has the port.</source>
        <translation>端口 %1：由于 %4 的另一个用户占用该端口，用户 %3 的 %2 不予镜像。</translation>
    </message>
    <message>
        <source>Programs in %1 listen on more than %2 ports. The others are not mirrored; their rows say so.</source>
        <translation>%1 中的程序监听的端口超过 %2 个。其余端口不会被镜像，对应的行中有说明。</translation>
    </message>
    <message>
        <source>Port %1: %2 is mirrored.</source>
        <translation>端口 %1：%2 已镜像。</translation>
    </message>
    <message>
        <source>Port %1: %2 is mirrored at %3</source>
        <translation>端口 %1：%2 已镜像到 %3</translation>
    </message>
    <message>
        <source>%1 connected.</source>
        <translation>%1 已连接。</translation>
    </message>
    <message>
        <source>%1 connected at %2.</source>
        <translation>%1 已连接，地址 %2。</translation>
    </message>
    <message>
        <source>%1 connected at %2 (was %3).</source>
        <translation>%1 已连接，地址 %2（原为 %3）。</translation>
    </message>
    <message>
        <source>Port %1: %2 stopped listening.</source>
        <translation>端口 %1：%2 已停止监听。</translation>
    </message>
    <message>
        <source>Port %1 was switched off.</source>
        <translation>端口 %1 已停用。</translation>
    </message>
    <message>
        <source>Port %1 was switched on.</source>
        <translation>端口 %1 已启用。</translation>
    </message>
    <message>
        <source>Port %1 no longer has a label.</source>
        <translation>端口 %1 的标签已移除。</translation>
    </message>
    <message>
        <source>Port %1 is labelled “%2”.</source>
        <translation>端口 %1 的标签为“%2”。</translation>
    </message>
    <message>
        <source>Port %1 is now ignored.</source>
        <translation>端口 %1 现已忽略。</translation>
    </message>
    <message>
        <source>Port %1 is no longer ignored.</source>
        <translation>端口 %1 不再忽略。</translation>
    </message>
    <message>
        <source>All ports are paused.</source>
        <translation>所有端口已暂停。</translation>
    </message>
    <message>
        <source>Ports are mirrored again.</source>
        <translation>端口已恢复镜像。</translation>
    </message>
    <message>
        <source>Ignore rules changed.</source>
        <translation>忽略规则已更改。</translation>
    </message>
    <message>
        <source>Guest changed from %2 to %1.</source>
        <translation>客户机已从 %2 更改为 %1。</translation>
    </message>
    <message>
        <source>%1 stopped. Its ports come back when it starts again.</source>
        <translation>%1 已停止。再次启动后，其端口会恢复。</translation>
    </message>
    <message>
        <source>%1 cannot be reached. Retrying.</source>
        <translation>无法连接 %1。正在重试。</translation>
    </message>
    <message>
        <source>%1 cannot be reached: %2. Retrying.</source>
        <translation>无法连接 %1：%2。正在重试。</translation>
    </message>
    <message>
        <source>%1 failed.</source>
        <translation>%1 失败。</translation>
    </message>
    <message>
        <source>%1 failed: %2</source>
        <translation>%1 失败：%2</translation>
    </message>
    <message>
        <source>The agent in %1 stopped and was restarted.</source>
        <translation>%1 中的代理已停止，现已重新启动。</translation>
    </message>
    <message>
        <source>%1 cannot refuse ports that this computer uses.</source>
        <translation>%1 无法拒绝本机正在使用的端口。</translation>
    </message>
    <message>
        <source>%1 cannot refuse ports that this computer uses: %2</source>
        <translation>%1 无法拒绝本机正在使用的端口：%2</translation>
    </message>
    <message>
        <source>Settings: %1</source>
        <translation>设置：%1</translation>
    </message>
    <message>
        <source>Cannot write the log file %1: %2. Events are listed here only.</source>
        <translation>无法写入日志文件 %1：%2。事件仅在此处列出。</translation>
    </message>
    <message>
        <source>a program in %1 got %2</source>
        <translation>%1 中的程序收到 %2</translation>
    </message>
    <message>
        <source>%1 in %2 got %3</source>
        <translation>%2 中的 %1 收到 %3</translation>
    </message>
    <message>
        <source>In %1, %2 tried to use it and got %3</source>
        <translation>在 %1 中，%2 试图使用此端口而收到 %3</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1。</translation>
    </message>
    <message>
        <source>%1 at %2.</source>
        <translation>%1（%2）。</translation>
    </message>
    <message numerus="yes">
        <source>%1 (%n times, last at %2).</source>
        <translation>
            <numerusform>%1（%n 次，最近 %2）。</numerusform>
        </translation>
    </message>
    <message>
        <source>Reserved by the system</source>
        <translation>由系统保留</translation>
    </message>
    <message>
        <source>No permission to listen on this port</source>
        <translation>无权监听此端口</translation>
    </message>
    <message>
        <source>Held by a socket on this computer that no program listens on</source>
        <translation>被本机上无程序监听的套接字占用</translation>
    </message>
    <message>
        <source>Used by %1 on this computer</source>
        <translation>被本机的 %1 占用</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <translation>%1；%2</translation>
    </message>
    <message>
        <source>Port %1 on this computer is taken, although no program listens on it: a socket is bound to it, or an old connection is still closing.</source>
        <translation>本机的端口 %1 已被占用，但没有程序监听：有套接字绑定了它，或旧连接仍在关闭。</translation>
    </message>
    <message>
        <source>Retrying automatically.</source>
        <translation>正在自动重试。</translation>
    </message>
    <message>
        <source>Port %1 is used by %2 on this computer.</source>
        <translation>本机的端口 %1 正由 %2 使用。</translation>
    </message>
    <message>
        <source>another program</source>
        <translation>另一个程序</translation>
    </message>
    <message>
        <source>But %1 uses port %2 on this computer: that has to stop first.</source>
        <translation>但本机的 %1 正在使用端口 %2：须先将其停止。</translation>
    </message>
    <message>
        <source>that program</source>
        <translation>该程序</translation>
    </message>
    <message>
        <source>Stop %1 to free the port, use another port in the guest, or let the guest use this port anyway: then both listen, and localhost:%2 still reaches %1.</source>
        <translation>请停止 %1 以释放端口，或在客户机中使用其他端口，或仍允许客户机使用此端口：此时双方都会监听，localhost:%2 仍指向 %1。</translation>
    </message>
    <message>
        <source>So localhost:%1 does not reach %2 in %3. Stop %4 to have the port mirrored at once, or use another port in the guest.</source>
        <translation>因此 localhost:%1 无法访问 %3 中的 %2。停止 %4 后，该端口会立即镜像；或在客户机中使用其他端口。</translation>
    </message>
    <message>
        <source>The system reserves port %1. No program uses it, but none may listen on it either, so %2 cannot be mirrored.</source>
        <translation>系统保留了端口 %1。没有程序使用它，但也不允许任何程序监听，因此无法镜像 %2。</translation>
    </message>
    <message>
        <source>Use another port in the guest, or free the range: run &quot;net stop winnat&quot; and then &quot;net start winnat&quot; as administrator. &quot;netsh int ipv4 show excludedportrange tcp&quot; lists the ranges.</source>
        <translation>请在客户机中使用其他端口，或释放该范围：以管理员身份运行 &quot;net stop winnat&quot;，再运行 &quot;net start winnat&quot;。&quot;netsh int ipv4 show excludedportrange tcp&quot; 可列出这些范围。</translation>
    </message>
    <message>
        <source>Use another port in the guest.</source>
        <translation>请在客户机中使用其他端口。</translation>
    </message>
    <message>
        <source>The system does not let you listen on port %1, so %2 cannot be mirrored.</source>
        <translation>系统不允许您监听端口 %1，因此无法镜像 %2。</translation>
    </message>
    <message>
        <source>(The system said: %1)</source>
        <translation>(系统消息：%1)</translation>
    </message>
    <message>
        <source>All ports are paused. Resume to bring port %1 back to localhost.</source>
        <translation>所有端口已暂停。恢复后，端口 %1 会回到 localhost。</translation>
    </message>
    <message>
        <source>You switched port %1 off. Nothing listens on it in the guest now. If a program does, it is reachable only in the guest.</source>
        <translation>端口 %1 已停用。目前客户机中没有程序监听；若有，也只能在客户机内访问。</translation>
    </message>
    <message>
        <source>You switched port %1 off: %2 is reachable only in the guest.</source>
        <translation>端口 %1 已停用：只能在客户机内访问 %2。</translation>
    </message>
    <message>
        <source>Ignored: port range</source>
        <translation>已忽略：端口范围</translation>
    </message>
    <message>
        <source>Ignored: program</source>
        <translation>已忽略：程序</translation>
    </message>
    <message>
        <source>Ignored: ephemeral port</source>
        <translation>已忽略：临时端口</translation>
    </message>
    <message>
        <source>Ignored: name service (DNS)</source>
        <translation>已忽略：名称服务 (DNS)</translation>
    </message>
    <message>
        <source>Ignored by you</source>
        <translation>由您忽略</translation>
    </message>
    <message>
        <source>Port %1 is in a range that you ignore, so it is not mirrored. To mirror it anyway, stop ignoring this port.</source>
        <translation>端口 %1 位于已设为忽略的端口范围内，因此未被镜像。如仍要镜像，请停止忽略此端口。</translation>
    </message>
    <message>
        <source>You ignore programs with this name, so port %1 of %2 is not mirrored. To mirror it anyway, stop ignoring this port.</source>
        <translation>此名称的程序已设为忽略，因此 %2 的端口 %1 未被镜像。如仍要镜像，请停止忽略此端口。</translation>
    </message>
    <message>
        <source>Port %1 is an ephemeral port: the guest assigned it to a program that asked for any free port. You ignore such ports. To mirror it anyway, stop ignoring this port.</source>
        <translation>端口 %1 是客户机分配给未指定端口的程序的临时端口，此类端口已设为忽略。如仍要镜像，请停止忽略此端口。</translation>
    </message>
    <message>
        <source>You ignore port %1, so it is not mirrored.</source>
        <translation>端口 %1 已设为忽略，因此未被镜像。</translation>
    </message>
    <message>
        <source>Ignored: another network of the guest</source>
        <translation>已忽略：客户机的另一网络</translation>
    </message>
    <message>
        <source>Ignored: listens on %1 only</source>
        <translation>已忽略：仅监听 %1</translation>
    </message>
    <message>
        <source>Allowed in the guest, not mirrored</source>
        <translation>已在客户机中允许，未镜像</translation>
    </message>
    <message>
        <source>Mirrored by WSL itself</source>
        <translation>已由 WSL 自身镜像</translation>
    </message>
    <message>
        <source>Ignored: too many ports</source>
        <translation>已忽略：端口过多</translation>
    </message>
    <message>
        <source>Portolan mirrors at most %1 ports. Those with a rule or label of yours come first, then root&apos;s, then the older ones. To mirror port %2 anyway, stop ignoring it, or raise the limit in the preferences.</source>
        <translation>Portolan 最多镜像 %1 个端口：先是设有规则或标签的端口，其次是 root 的端口，然后是较早的端口。若仍要镜像端口 %2，请停止忽略它，或在首选项中提高上限。</translation>
    </message>
    <message>
        <source>%1 listens on an address in another network of %2, which localhost does not cover. To have port %3 mirrored, let it listen on 127.0.0.1 or 0.0.0.0.</source>
        <translation>%1 监听的是 %2 另一网络的地址，不属于 localhost。要镜像端口 %3，请让它监听 127.0.0.1 或 0.0.0.0。</translation>
    </message>
    <message>
        <source>You let programs in %1 use port %2 even while this computer uses it, so it is not mirrored.</source>
        <translation>您允许 %1 中的程序在本机使用端口 %2 时也可使用它，因此未被镜像。</translation>
    </message>
    <message>
        <source>localhost:%1 reaches %2. You let programs in %3 use the port there too, so it is not mirrored.</source>
        <translation>localhost:%1 指向 %2。您允许 %3 中的程序也使用该端口，因此未被镜像。</translation>
    </message>
    <message>
        <source>WSL&apos;s own localhost forwarding already mirrors port %1. To leave it to Portolan, write localhostForwarding=false below [wsl2] in the file .wslconfig in your user folder, then run &quot;wsl --shutdown&quot;.</source>
        <translation>WSL 自身的 localhost 转发已镜像端口 %1。要交给 Portolan，请在用户文件夹的 .wslconfig 文件中 [wsl2] 下写入 localhostForwarding=false，然后运行 &quot;wsl --shutdown&quot;。</translation>
    </message>
    <message>
        <source>Waiting: %1 is not running</source>
        <translation>等待中：%1 未运行</translation>
    </message>
    <message>
        <source>Waiting: %1 does not answer</source>
        <translation>等待中：%1 无响应</translation>
    </message>
    <message>
        <source>Waiting for %1</source>
        <translation>等待 %1</translation>
    </message>
    <message>
        <source>%1 cannot be reached, so port %2 is closed on this computer. Portolan keeps trying.</source>
        <translation>无法连接 %1，因此本机的端口 %2 已关闭。Portolan 会继续尝试。</translation>
    </message>
    <message>
        <source>%1 is not running. Port %2 is mirrored again as soon as a program in %1 listens on it.</source>
        <translation>%1 未运行。一旦 %1 中有程序监听端口 %2，它就会再次被镜像。</translation>
    </message>
    <message>
        <source>Mirrored on IPv6 only</source>
        <translation>仅镜像到 IPv6</translation>
    </message>
    <message>
        <source>Mirrored on IPv4 only</source>
        <translation>仅镜像到 IPv4</translation>
    </message>
    <message>
        <source>Mirrored without %1 of %2</source>
        <translation>已镜像，不含 %2 的 %1</translation>
    </message>
    <message>
        <source>%1 of the user %2 listens on %3 as well, but users of %4 do not share a port: localhost:%5 reaches only %6 of the user %7. Use another port for one of them.</source>
        <translation>用户 %2 的 %1 也在 %3 上监听，但 %4 的不同用户不共用端口：localhost:%5 只会连到用户 %7 的 %6。请让其中一个改用其他端口。</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>This computer has no %1, so port %2 is mirrored on %3 only.</source>
        <translation>本机没有 %1，因此端口 %2 仅镜像到 %3。</translation>
    </message>
    <message>
        <source>Mirrored</source>
        <translation>已镜像</translation>
    </message>
    <message>
        <source>Conflict</source>
        <translation>冲突</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>Ignored</source>
        <translation>已忽略</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>pid %1</source>
        <translation>pid %1</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>starting…</source>
        <translation>正在启动…</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>unreachable</source>
        <translation>无法连接</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Waiting for the agent in %1 to answer…</source>
        <translation>正在等待 %1 中的代理响应…</translation>
    </message>
    <message>
        <source>%1 is running but has no address that this computer can connect to. Its ports come back automatically when it gets one.</source>
        <translation>%1 正在运行，但没有本机可以连接的地址。获得地址后，其端口会自动恢复。</translation>
    </message>
    <message>
        <source>%1 is running, but connections to %2 do not get through.</source>
        <translation>%1 正在运行，但到 %2 的连接无法建立。</translation>
    </message>
    <message>
        <source>Portolan keeps trying.</source>
        <translation>Portolan 会继续尝试。</translation>
    </message>
    <message>
        <source>no answer in time</source>
        <translation>未及时应答</translation>
    </message>
    <message>
        <source>the connection was closed at once</source>
        <translation>连接立即被关闭</translation>
    </message>
    <message>
        <source>Portolan dialled %1 port %2 from %3: %4.</source>
        <translation>Portolan 从 %3 尝试连接 %1 的端口 %2：%4。</translation>
    </message>
    <message>
        <source>Most likely a firewall, in the guest or on this computer, drops the connections, or a VPN has taken over that network.</source>
        <translation>很可能是客户机或本机的防火墙丢弃了连接，或者 VPN 接管了该网络。</translation>
    </message>
    <message>
        <source>Most likely the agent no longer listens there, or a firewall in the guest rejects the connections.</source>
        <translation>很可能是代理不再监听该端口，或者客户机的防火墙拒绝了连接。</translation>
    </message>
    <message>
        <source>Most likely the adapter of this computer is down, or a VPN has taken over that network.</source>
        <translation>很可能是本机的适配器已停用，或者 VPN 接管了该网络。</translation>
    </message>
    <message>
        <source>Most likely the guest is cut off from that network, or a firewall rejects the connections.</source>
        <translation>很可能是客户机与该网络断开，或者防火墙拒绝了连接。</translation>
    </message>
    <message>
        <source>Most likely a firewall or a policy of this computer forbids the connections.</source>
        <translation>很可能是本机的防火墙或策略禁止了连接。</translation>
    </message>
    <message>
        <source>Most likely something other than the agent answers there, or changes where the connections seem to come from.</source>
        <translation>很可能是代理以外的程序在应答，或者连接的来源地址在途中被改变。</translation>
    </message>
    <message>
        <source>Most likely the adapter of this computer is gone or has another address.</source>
        <translation>很可能是本机的适配器已消失或更换了地址。</translation>
    </message>
    <message>
        <source>No WSL distribution is running. Start one, for example with “wsl” in a terminal, and its ports are mirrored.</source>
        <translation>没有 WSL 发行版在运行。启动一个（例如在终端中运行“wsl”），其端口就会被镜像。</translation>
    </message>
    <message>
        <source>%1 is not running. Start it, and its ports come back automatically.</source>
        <translation>%1 未运行。启动后，其端口会自动恢复。</translation>
    </message>
    <message>
        <source>%1 cannot be reached. The reason is unknown.</source>
        <translation>无法连接 %1。原因不明。</translation>
    </message>
    <message>
        <source>Guest</source>
        <translation>客户机</translation>
    </message>
    <message>
        <source>Windows host</source>
        <translation>Windows 主机</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>1 mirrored</source>
        <translation>已镜像 1</translation>
    </message>
    <message numerus="yes">
        <source>%n mirrored</source>
        <translation>
            <numerusform>已镜像 %n</numerusform>
        </translation>
    </message>
    <message>
        <source>1 conflict</source>
        <translation>冲突 1</translation>
    </message>
    <message numerus="yes">
        <source>%n conflicts</source>
        <translation>
            <numerusform>冲突 %n</numerusform>
        </translation>
    </message>
    <message>
        <source>1 paused</source>
        <translation>暂停 1</translation>
    </message>
    <message numerus="yes">
        <source>%n paused</source>
        <translation>
            <numerusform>暂停 %n</numerusform>
        </translation>
    </message>
    <message>
        <source>1 off</source>
        <translation>停用 1</translation>
    </message>
    <message numerus="yes">
        <source>%n off</source>
        <translation>
            <numerusform>停用 %n</numerusform>
        </translation>
    </message>
    <message>
        <source>1 waiting</source>
        <translation>等待 1</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>等待 %n</numerusform>
        </translation>
    </message>
    <message>
        <source>1 ignored</source>
        <translation>忽略 1</translation>
    </message>
    <message numerus="yes">
        <source>%n ignored</source>
        <translation>
            <numerusform>忽略 %n</numerusform>
        </translation>
    </message>
    <message>
        <source>no ports</source>
        <translation>无端口</translation>
    </message>
    <message>
        <source>%1/s</source>
        <comment>bytes a second</comment>
        <translation>%1/秒</translation>
    </message>
    <message>
        <source>a program (pid %1)</source>
        <translation>某个程序 (pid %1)</translation>
    </message>
    <message>
        <source>a program</source>
        <translation>某个程序</translation>
    </message>
    <message>
        <source>%1 (pid %2)</source>
        <translation>%1 (pid %2)</translation>
    </message>
    <message>
        <source>a program of the user %1</source>
        <translation>用户 %1 的程序</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 和 %2</translation>
    </message>
    <message>
        <source>Use another port in the guest, or find the program or policy that blocks this one.</source>
        <translation>请在客户机中使用其他端口，或查找阻止此端口的程序或策略。</translation>
    </message>
    <message>
        <source>A security policy on this computer forbids it. Use another port in the guest, or change the policy.</source>
        <translation>本机的安全策略禁止此操作。请在客户机中使用其他端口，或更改该策略。</translation>
    </message>
    <message>
        <source>To allow it for all your programs, run “%1”. To allow it for Portolan only, run “%2” and restart Portolan.</source>
        <translation>要允许您的所有程序，请运行“%1”。要仅允许 Portolan，请运行“%2”并重新启动它。</translation>
    </message>
    <message>
        <source>Detection by kernel events: the guest&apos;s kernel reports at once when a program listens on a port.</source>
        <translation>通过内核事件检测：程序一旦监听端口，客户机内核会立即报告。</translation>
    </message>
    <message>
        <source>Detection by polling: the agent looks for listening programs several times a second, so a port may take a moment to appear.</source>
        <translation>通过轮询检测：代理每秒数次查找监听的程序，因此端口可能稍后才出现。</translation>
    </message>
    <message>
        <source>Kernel events need guest kernel 5.8 or later with BPF, a mounted cgroup2, and an agent that runs as root.</source>
        <translation>内核事件需要 5.8 及以上、带 BPF 的客户机内核，已挂载的 cgroup2，以及以 root 运行的代理。</translation>
    </message>
    <message>
        <source>Refusal by EACCES: a guest program that binds a port used by this computer gets EACCES, as if both ran on one machine.</source>
        <translation>以 EACCES 拒绝：客户机程序绑定本机正在使用的端口时会收到 EACCES，如同在同一台机器上一样。</translation>
    </message>
    <message>
        <source>Refusal by EPERM: a guest program that binds a port used by this computer gets EPERM instead of %1. Some programs do not handle it.</source>
        <translation>以 EPERM 拒绝：客户机程序绑定本机正在使用的端口时会收到 EPERM 而不是 %1。有些程序无法处理它。</translation>
    </message>
    <message>
        <source>Refusal by EADDRINUSE: a guest program that binds a port used by this computer finds it in use, and may try the next one.</source>
        <translation>以 EADDRINUSE 拒绝：客户机程序绑定本机正在使用的端口时会发现端口被占用，并可能尝试下一个端口。</translation>
    </message>
    <message>
        <source>Refusal by EADDRINUSE: the agent holds the ports that this computer uses, so a guest program finds them in use.</source>
        <translation>以 EADDRINUSE 拒绝：代理占住本机正在使用的端口，客户机程序会发现它们已被使用。</translation>
    </message>
    <message>
        <source>No refusal: a guest program can bind a port used by this computer and does not notice the conflict.</source>
        <translation>不拒绝：客户机程序可以绑定本机正在使用的端口，且不会察觉冲突。</translation>
    </message>
    <message>
        <source>Reason: %1.</source>
        <translation>原因：%1。</translation>
    </message>
    <message>
        <source>%1 needs guest kernel 5.18 or later.</source>
        <translation>%1 需要 5.18 及以上的客户机内核。</translation>
    </message>
    <message>
        <source>To show refused programs, Portolan needs guest kernel 5.18 or later with BPF, a mounted cgroup2, and an agent that runs as root.</source>
        <translation>要显示被拒绝的程序，需要支持 BPF 的 5.18 或更高版本的客户机内核、已挂载的 cgroup2，以及以 root 运行的代理。</translation>
    </message>
    <message>
        <source>EACCES needs guest kernel 5.18 or later with BPF, a mounted cgroup2, and an agent that runs as root.</source>
        <translation>EACCES 需要 5.18 及以上、带 BPF 的客户机内核，已挂载的 cgroup2，以及以 root 运行的代理。</translation>
    </message>
    <message>
        <source>Direct connections: the guest&apos;s kernel hands them straight to the services. This is the fastest path.</source>
        <translation>直接连接：客户机内核将连接直接交给服务。这是最快的路径。</translation>
    </message>
    <message>
        <source>Connections through the agent: it accepts them and forwards them to the services.</source>
        <translation>经由代理的连接：代理接收连接并将其转发给服务。</translation>
    </message>
    <message>
        <source>direct (kernel)</source>
        <translation>直接（内核）</translation>
    </message>
    <message>
        <source>through the agent</source>
        <translation>经由代理</translation>
    </message>
    <message>
        <source>Agent %1.</source>
        <translation>代理 %1。</translation>
    </message>
    <message>
        <source>Agent %1, guest kernel %2.</source>
        <translation>代理 %1，客户机内核 %2。</translation>
    </message>
    <message>
        <source>%1 has no address.</source>
        <translation>%1 没有地址。</translation>
    </message>
    <message>
        <source>%1: %2 %3.</source>
        <translation>%1：%2 %3。</translation>
    </message>
    <message>
        <source>all ports are paused</source>
        <translation>所有端口已暂停</translation>
    </message>
    <message>
        <source>%1 is %2; %3.</source>
        <translation>%1：%2；%3。</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>信息</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Portolan has run out of file descriptors, memory or ports, so new connections are reset. Open connections continue. Close some of them, or raise the limit of open files and restart Portolan.</source>
        <translation>Portolan 的文件描述符、内存或端口已用尽，因此会重置新连接。已打开的连接不受影响。请关闭其中一些，或提高打开文件数的上限并重新启动 Portolan。</translation>
    </message>
    <message>
        <source>The agent in %1 has run out of file descriptors, memory or ports, so new connections are reset. Open connections continue; close some of them.</source>
        <translation>%1 中的代理的文件描述符、内存或端口已用尽，因此会重置新连接。已打开的连接不受影响；请关闭其中一些。</translation>
    </message>
    <message>
        <source>Programs in %1 listen on so many ports that some are missing here. Each user keeps a fair share, and ports with a rule or label of yours come first.</source>
        <translation>%1 中的程序监听的端口过多，此处缺少其中一部分。每个用户都有公平的份额，设有规则或标签的端口优先。</translation>
    </message>
    <message>
        <source>The system reserves ports %3 to %4, including port %1. No program uses it, but none may listen on it either, so %2 cannot be mirrored.</source>
        <translation>系统保留了端口 %3 至 %4，其中包括端口 %1。没有程序使用它，但也不允许任何程序监听，因此无法镜像 %2。</translation>
    </message>
    <message>
        <source>Nobody is using %1, so Portolan disconnected to let it stop. Portolan reconnects when it is used again.</source>
        <translation>现在没有人使用 %1，因此 Portolan 已断开连接，让它可以停止。再次使用时 Portolan 会重新连接。</translation>
    </message>
    <message>
        <source>Port %1 is the guest&apos;s name service (DNS), which this computer does not need. To mirror it anyway, stop ignoring this port.</source>
        <translation>端口 %1 是客户机的名称服务 (DNS)，本机用不到。如仍要镜像，请停止忽略此端口。</translation>
    </message>
    <message>
        <source>Programs in %2 may now use port %1, even while this computer uses it.</source>
        <translation>现在 %2 中的程序可以使用端口 %1，即使本机正在使用它。</translation>
    </message>
    <message>
        <source>Port %1 is blocked in %2 again while this computer uses it.</source>
        <translation>本机使用端口 %1 时，%2 再次不能使用它。</translation>
    </message>
    <message>
        <source>Waiting: %1 cannot be reached</source>
        <translation>等待中：无法连接 %1</translation>
    </message>
    <message>
        <source>Until then port %1 is closed on this computer.</source>
        <translation>在此之前，本机的端口 %1 保持关闭。</translation>
    </message>
    <message>
        <source>%1 is running, but the agent in it does not answer. Portolan keeps trying.</source>
        <translation>%1 正在运行，但其中的代理无响应。Portolan 会继续尝试。</translation>
    </message>
    <message>
        <source>%1 is running, but its interface %2 is down. Its ports come back automatically when it is up.</source>
        <translation>%1 正在运行，但其接口 %2 已关闭。接口启用后，其端口会自动恢复。</translation>
    </message>
    <message>
        <source>%1 has no interface %2 with an address, which was chosen for it, and no other one either. Its ports come back automatically when it gets one.</source>
        <translation>为 %1 选择的接口 %2 不存在或没有地址，也没有其他带地址的接口。获得地址后，其端口会自动恢复。</translation>
    </message>
    <message>
        <source>%1 has no interface %2 with an address, which was chosen for it. Choose another one in the preferences: %3.</source>
        <translation>为 %1 选择的接口 %2 不存在或没有地址。请在首选项中选择其他接口：%3。</translation>
    </message>
    <message>
        <source>This computer has no adapter %2, which was chosen for %1. Choose another one in the preferences.</source>
        <translation>本机没有为 %1 选择的适配器 %2。请在首选项中选择其他适配器。</translation>
    </message>
    <message>
        <source>No adapter on this computer connects to %1. Check the guest&apos;s network, or choose another adapter in the preferences.</source>
        <translation>本机没有连接到 %1 的适配器。请检查客户机的网络，或在首选项中选择其他适配器。</translation>
    </message>
    <message>
        <source>%1 is running, but the agent in it cannot listen on %2. Portolan keeps trying.</source>
        <translation>%1 正在运行，但其中的代理无法在 %2 上监听。Portolan 会继续尝试。</translation>
    </message>
    <message>
        <source>Portolan does not connect to %2: the agent in %1 gave this address, but it cannot be the guest&apos;s. Check the guest&apos;s network and programs.</source>
        <translation>Portolan 不会连接到 %2：%1 中的代理给出了这个地址，但它不可能是客户机的地址。请检查客户机的网络和程序。</translation>
    </message>
    <message>
        <source>Slower detection: polling</source>
        <translation>检测较慢：轮询</translation>
    </message>
    <message>
        <source>No refusal</source>
        <translation>不拒绝</translation>
    </message>
    <message>
        <source>%1 instead of %2</source>
        <translation>%1 代替 %2</translation>
    </message>
    <message>
        <source>Refused programs are not shown</source>
        <translation>不显示被拒绝的程序</translation>
    </message>
    <message>
        <source>Slower connections: through the agent</source>
        <translation>连接较慢：经由代理</translation>
    </message>
</context>
<context>
    <name>WslForwarding</name>
    <message>
        <source>Ports that WSL mirrors itself</source>
        <translation>WSL 自身镜像的端口</translation>
    </message>
    <message>
        <source>Saved. WSL applies it the next time it starts.</source>
        <translation>已保存。WSL 将在下次启动时应用。</translation>
    </message>
    <message>
        <source>To apply it now, run “%1”. This stops everything that runs in WSL. Portolan reconnects when you start a distribution.</source>
        <translation>要立即应用，请运行“%1”。这会停止 WSL 中运行的一切。启动发行版后，Portolan 会重新连接。</translation>
    </message>
    <message>
        <source>Copy command</source>
        <translation>复制命令</translation>
    </message>
    <message>
        <source>WSL&apos;s own localhost forwarding mirrors guest ports too. Switch it off?</source>
        <translation>WSL 自身的 localhost 转发也在镜像客户机的端口。要停用它吗？</translation>
    </message>
    <message>
        <source>Portolan then mirrors these ports: on both localhost addresses, with half-closed connections, reported conflicts and a switch for each port.

Portolan writes localhostForwarding=false below [wsl2] in the file .wslconfig in your user folder. Everything else in the file stays. A copy of the current file is kept beside it as .wslconfig.before-portolan.</source>
        <translation>此后由 Portolan 镜像这些端口：使用 localhost 的两个地址，支持半关闭的连接、冲突提示，以及每个端口的开关。

Portolan 会在用户文件夹的 .wslconfig 文件中 [wsl2] 下写入 localhostForwarding=false。文件的其余内容不变。当前文件的副本会以 .wslconfig.before-portolan 保留在旁边。</translation>
    </message>
    <message>
        <source>Switch it off</source>
        <translation>停用</translation>
    </message>
</context>
<context>
    <name>portolan::AboutDialog</name>
    <message>
        <source>About Portolan</source>
        <translation>关于 Portolan</translation>
    </message>
    <message>
        <source>Free software under the MIT licence. It is built with Qt (LGPL 3), Asio (Boost Software License 1.0) and JSON for Modern C++ (MIT licence).</source>
        <translation>采用 MIT 许可证的自由软件。使用 Qt (LGPL 3)、Asio (Boost Software License 1.0) 和 JSON for Modern C++ (MIT 许可证) 构建。</translation>
    </message>
    <message>
        <source>Portolan %1</source>
        <translation>Portolan %1</translation>
    </message>
    <message>
        <source>The ports of a Linux guest on this computer&apos;s localhost.</source>
        <translation>让 Linux 客户机的端口出现在本机的 localhost 上。</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Portable: the settings stay beside the program and move with it.</source>
        <translation>便携模式：设置位于程序旁，随程序一起移动。</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Qt</source>
        <translation>Qt</translation>
    </message>
    <message>
        <source>Instance</source>
        <translation>实例</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
</context>
<context>
    <name>portolan::AddressButton</name>
    <message>
        <source>Copy %1</source>
        <translation>复制 %1</translation>
    </message>
    <message>
        <source>No address</source>
        <translation>无地址</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
</context>
<context>
    <name>portolan::AddressCard</name>
    <message>
        <source>No adapter found</source>
        <translation>未找到适配器</translation>
    </message>
    <message>
        <source>No address yet</source>
        <translation>尚无地址</translation>
    </message>
    <message>
        <source>mask %1</source>
        <translation>掩码 %1</translation>
    </message>
    <message>
        <source>  ·  mask %1</source>
        <translation>  ·  掩码 %1</translation>
    </message>
    <message>
        <source>The address of the mirrored ports on this computer: 127.0.0.1 and ::1</source>
        <translation>镜像端口在本机上的地址：127.0.0.1 和 ::1</translation>
    </message>
    <message>
        <source>Programs in the guest reach this computer at this address</source>
        <translation>客户机中的程序通过此地址访问本机</translation>
    </message>
    <message>
        <source>The guest&apos;s address in the network that it shares with this computer</source>
        <translation>客户机在与本机共享的网络中的地址</translation>
    </message>
</context>
<context>
    <name>portolan::AddressPicture</name>
    <message>
        <source>The two addresses are in different networks. Connections may not get through.</source>
        <translation>两个地址位于不同网络。连接可能无法建立。</translation>
    </message>
    <message>
        <source>The masks differ, but both addresses are in %1 – %2.</source>
        <translation>掩码不同，但两个地址都在 %1 – %2 范围内。</translation>
    </message>
    <message>
        <source>Paused. No port is reachable on localhost until you resume.</source>
        <translation>已暂停。恢复之前，无法通过 localhost 访问任何端口。</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Retry now</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>Mirror the ports again</source>
        <translation>恢复端口镜像</translation>
    </message>
    <message>
        <source>Retry immediately</source>
        <translation>立即重试</translation>
    </message>
</context>
<context>
    <name>portolan::BusNotifier</name>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
</context>
<context>
    <name>portolan::EventList</name>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Events appear here.</source>
        <translation>事件会显示在这里。</translation>
    </message>
    <message>
        <source>Events, newest first. Ctrl+C copies the selected lines.</source>
        <translation>事件列表，最新的在前。按 Ctrl+C 复制所选行。</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>全部复制</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>No event matches the filter.</source>
        <translation>没有符合筛选条件的事件。</translation>
    </message>
</context>
<context>
    <name>portolan::EventModel</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>内容</translation>
    </message>
</context>
<context>
    <name>portolan::EventPane</name>
    <message>
        <source>Log file</source>
        <translation>日志文件</translation>
    </message>
    <message>
        <source>Filter events…</source>
        <translation>筛选事件…</translation>
    </message>
    <message>
        <source>Filter events</source>
        <translation>筛选事件</translation>
    </message>
    <message>
        <source>Show events that contain these words: a port, a program, a time</source>
        <translation>显示包含这些文字的事件：端口、程序、时间</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Levels to show</source>
        <translation>要显示的级别</translation>
    </message>
    <message>
        <source>All levels</source>
        <translation>所有级别</translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation>警告和错误</translation>
    </message>
    <message>
        <source>Errors only</source>
        <translation>仅错误</translation>
    </message>
    <message>
        <source>Open log folder</source>
        <translation>打开日志文件夹</translation>
    </message>
    <message>
        <source>Copy log path</source>
        <translation>复制日志路径</translation>
    </message>
    <message>
        <source>Log: %1</source>
        <translation>日志：%1</translation>
    </message>
    <message>
        <source>Events are also saved in %1</source>
        <translation>事件也保存在 %1</translation>
    </message>
    <message>
        <source>No program on this computer can show folders. The log is in %1.</source>
        <translation>本机没有可显示文件夹的程序。日志位于 %1。</translation>
    </message>
    <message>
        <source>Log path copied.</source>
        <translation>已复制日志路径。</translation>
    </message>
</context>
<context>
    <name>portolan::FilterChips</name>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Mirrored</source>
        <translation>已镜像</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>冲突</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>Ignored</source>
        <translation>已忽略</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
</context>
<context>
    <name>portolan::GeneralPage</name>
    <message>
        <source>&amp;Start when I log in</source>
        <translation>登录时启动(&amp;S)</translation>
    </message>
    <message>
        <source>Start &amp;minimized to tray</source>
        <translation>启动时最小化到托盘(&amp;M)</translation>
    </message>
    <message>
        <source>Click the tray icon to show the window. Without a tray it always shows.</source>
        <translation>单击托盘图标可显示窗口。没有托盘时始终显示。</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>System language</source>
        <translation>系统语言</translation>
    </message>
</context>
<context>
    <name>portolan::GuestPage</name>
    <message>
        <source>Whose ports to mirror. Pick one, or type wsl, wsl:NAME, netns:NAME (a network namespace) or demo. Changes take effect immediately.</source>
        <translation>要镜像谁的端口。请选择一个，或输入 wsl、wsl:NAME、netns:NAME（网络命名空间）或 demo。更改立即生效。</translation>
    </message>
    <message>
        <source>The network interface of this computer that connects to the guest.</source>
        <translation>本机连接客户机的网络接口。</translation>
    </message>
    <message>
        <source>The network interface of the guest that connects to this computer.</source>
        <translation>客户机连接本机的网络接口。</translation>
    </message>
    <message>
        <source>&amp;Guest</source>
        <translation>客户机(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Adapter</source>
        <translation>适配器(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Interface</source>
        <translation>接口(&amp;I)</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>In use: %1 (%2), set on the command line for this run.</source>
        <translation>使用中：%1 (%2)，本次运行由命令行指定。</translation>
    </message>
    <message>
        <source>In use: %1 (%2)</source>
        <translation>使用中：%1 (%2)</translation>
    </message>
    <message>
        <source>No adapter in use: none on this computer connects to the guest.</source>
        <translation>没有使用中的适配器：本机没有连接客户机的适配器。</translation>
    </message>
    <message>
        <source>No interface in use: none of the guest&apos;s connects to this computer.</source>
        <translation>没有使用中的接口：客户机没有连接本机的接口。</translation>
    </message>
    <message>
        <source>In use: %1</source>
        <translation>使用中：%1</translation>
    </message>
    <message>
        <source>&amp;Keep WSL running</source>
        <translation>保持 WSL 运行(&amp;K)</translation>
    </message>
    <message>
        <source>When this is off, Portolan disconnects while nobody uses WSL, so that WSL can stop and free its memory. Portolan reconnects when you use WSL again.</source>
        <translation>停用此项时，没有人使用 WSL 期间 Portolan 会断开连接，让 WSL 可以停止并释放内存。再次使用 WSL 时，Portolan 会重新连接。</translation>
    </message>
</context>
<context>
    <name>portolan::IgnoreRulesModel</name>
    <message>
        <source>“%1” is already in the list.</source>
        <translation>“%1”已在列表中。</translation>
    </message>
</context>
<context>
    <name>portolan::MainWindow</name>
    <message>
        <source>Retry conflicts</source>
        <translation>重试冲突</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>复制诊断信息</translation>
    </message>
    <message>
        <source>Reset layout</source>
        <translation>重置布局</translation>
    </message>
    <message>
        <source>About Portolan</source>
        <translation>关于 Portolan</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Pause all</source>
        <translation>全部暂停</translation>
    </message>
    <message>
        <source>Mirror the ports again</source>
        <translation>恢复端口镜像</translation>
    </message>
    <message>
        <source>Close every mirrored port until you resume</source>
        <translation>关闭所有镜像端口，直到恢复</translation>
    </message>
    <message>
        <source>Portolan</source>
        <translation>Portolan</translation>
    </message>
    <message>
        <source>%1 – Portolan</source>
        <translation>%1 – Portolan</translation>
    </message>
    <message>
        <source>Diagnostics copied. Paste them into the bug report.</source>
        <translation>诊断信息已复制。请粘贴到问题报告中。</translation>
    </message>
    <message>
        <source>Export ports…</source>
        <translation>导出端口…</translation>
    </message>
    <message>
        <source>Preferences…</source>
        <translation>首选项…</translation>
    </message>
</context>
<context>
    <name>portolan::MenuButton</name>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
</context>
<context>
    <name>portolan::MirrorLine</name>
    <message>
        <source>connecting…</source>
        <translation>正在连接…</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>no connection</source>
        <translation>无连接</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>1 port</source>
        <translation>1 个端口</translation>
    </message>
    <message numerus="yes">
        <source>%n ports</source>
        <translation>
            <numerusform>%n 个端口</numerusform>
        </translation>
    </message>
    <message>
        <source>no port mirrored</source>
        <translation>没有镜像端口</translation>
    </message>
    <message>
        <source>1 port mirrored</source>
        <translation>已镜像 1 个端口</translation>
    </message>
    <message numerus="yes">
        <source>%n ports mirrored</source>
        <translation>
            <numerusform>已镜像 %n 个端口</numerusform>
        </translation>
    </message>
    <message>
        <source>idle</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>To %1 (→): %2
From %1 (←): %3</source>
        <translation>发往 %1 (→)：%2
来自 %1 (←)：%3</translation>
    </message>
    <message>
        <source>%1 to %3, %2 from %3</source>
        <translation>发往 %3 %1，来自 %3 %2</translation>
    </message>
</context>
<context>
    <name>portolan::NotificationsPage</name>
    <message>
        <source>Notify me</source>
        <translation>何时通知</translation>
    </message>
    <message>
        <source>When a port is in con&amp;flict</source>
        <translation>端口发生冲突时(&amp;F)</translation>
    </message>
    <message>
        <source>A program on this computer uses a port that a program in the guest wants.</source>
        <translation>本机的程序正在使用客户机程序想要的端口。</translation>
    </message>
    <message>
        <source>When a &amp;new port is mirrored</source>
        <translation>有新端口被镜像时(&amp;N)</translation>
    </message>
    <message>
        <source>Includes an Open button. Several new ports share one notification.</source>
        <translation>附带“打开”按钮。多个新端口合并为一条通知。</translation>
    </message>
</context>
<context>
    <name>portolan::PortActions</name>
    <message>
        <source>Open in browser</source>
        <translation>在浏览器中打开</translation>
    </message>
    <message>
        <source>Copy URL</source>
        <translation>复制 URL</translation>
    </message>
    <message>
        <source>Label…</source>
        <translation>标签…</translation>
    </message>
    <message>
        <source>Let the guest use this port anyway</source>
        <translation>仍允许客户机使用此端口</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Open as https://</source>
        <translation>用 https:// 打开</translation>
    </message>
    <message>
        <source>Open as http://</source>
        <translation>用 http:// 打开</translation>
    </message>
    <message>
        <source>Copy address on this computer</source>
        <translation>复制本机地址</translation>
    </message>
    <message>
        <source>Copy %1 (on this computer)</source>
        <translation>复制 %1（本机）</translation>
    </message>
    <message>
        <source>Copy address in the guest</source>
        <translation>复制客户机地址</translation>
    </message>
    <message>
        <source>Copy %1 (in the guest)</source>
        <translation>复制 %1（客户机）</translation>
    </message>
    <message numerus="yes">
        <source>Copy %n rows</source>
        <translation>
            <numerusform>复制 %n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy row</source>
        <translation>复制行</translation>
    </message>
    <message numerus="yes">
        <source>Switch %n ports off</source>
        <translation>
            <numerusform>停用 %n 个端口</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Switch %n ports on</source>
        <translation>
            <numerusform>启用 %n 个端口</numerusform>
        </translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>启用</translation>
    </message>
    <message numerus="yes">
        <source>Stop ignoring %n ports</source>
        <translation>
            <numerusform>停止忽略 %n 个端口</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ignore %n ports</source>
        <translation>
            <numerusform>忽略 %n 个端口</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop ignoring</source>
        <translation>停止忽略</translation>
    </message>
    <message>
        <source>Ignore this port</source>
        <translation>忽略此端口</translation>
    </message>
</context>
<context>
    <name>portolan::PortColumns</name>
    <message>
        <source>Reset columns</source>
        <translation>重置列</translation>
    </message>
</context>
<context>
    <name>portolan::PortDelegate</name>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Label of port %1</source>
        <translation>端口 %1 的标签</translation>
    </message>
</context>
<context>
    <name>portolan::PortDetails</name>
    <message>
        <source>%1 reaches %2 in %3.</source>
        <translation>%1 指向 %3 中的 %2。</translation>
    </message>
    <message>
        <source>Open in browser</source>
        <translation>在浏览器中打开</translation>
    </message>
    <message>
        <source>Copy command</source>
        <translation>复制命令</translation>
    </message>
    <message>
        <source>Retry now</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>Stop ignoring</source>
        <translation>停止忽略</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Details of the port</source>
        <translation>端口详情</translation>
    </message>
    <message>
        <source>Remove the refused program from the table</source>
        <translation>从表格中移除被拒绝的程序</translation>
    </message>
    <message>
        <source>Retry failed ports immediately</source>
        <translation>立即重试失败的端口</translation>
    </message>
    <message>
        <source>Close the details (Esc). Double-click a row to open them again.</source>
        <translation>关闭详情 (Esc)。双击某行可再次打开。</translation>
    </message>
    <message>
        <source>Close the details</source>
        <translation>关闭详情</translation>
    </message>
    <message>
        <source>Port %1: %2</source>
        <translation>端口 %1：%2</translation>
    </message>
    <message>
        <source>Port %1 “%2”: %3</source>
        <translation>端口 %1“%2”：%3</translation>
    </message>
    <message>
        <source>Block in the guest again</source>
        <translation>重新禁止客户机使用</translation>
    </message>
    <message>
        <source>Let the guest use this port anyway</source>
        <translation>仍允许客户机使用此端口</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>Facts about the port</source>
        <translation>端口信息</translation>
    </message>
    <message>
        <source>Facts about the selected port. Scroll with the arrow keys.</source>
        <translation>所选端口的信息。用方向键滚动。</translation>
    </message>
    <message>
        <source>Leave it to Portolan…</source>
        <translation>交给 Portolan…</translation>
    </message>
</context>
<context>
    <name>portolan::PortFacts</name>
    <message>
        <source>In the guest</source>
        <translation>客户机</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>路径</translation>
    </message>
    <message>
        <source>Used by</source>
        <translation>占用者</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Traffic</source>
        <translation>流量</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>%1 – %2 of %3</source>
        <translation>%1 – %3 的 %2</translation>
    </message>
    <message>
        <source>nothing listens</source>
        <translation>无程序监听</translation>
    </message>
    <message>
        <source>not mirrored</source>
        <translation>未镜像</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n times, last at %2</source>
        <translation>
            <numerusform>%1，%n 次，最近 %2</numerusform>
        </translation>
    </message>
    <message>
        <source>Peak</source>
        <translation>峰值</translation>
    </message>
</context>
<context>
    <name>portolan::PortHistory</name>
    <message>
        <source>History of this port</source>
        <translation>此端口的历史</translation>
    </message>
    <message>
        <source>Nothing has happened on this port since Portolan started.</source>
        <translation>Portolan 启动以来，此端口没有发生任何事。</translation>
    </message>
</context>
<context>
    <name>portolan::PortPane</name>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>No port matches the filter</source>
        <translation>没有符合筛选条件的端口</translation>
    </message>
    <message>
        <source>Clear the filter or choose “All” to see every port.</source>
        <translation>要查看所有端口，请清除筛选或选择“全部”。</translation>
    </message>
    <message>
        <source>Connecting to %1…</source>
        <translation>正在连接 %1…</translation>
    </message>
    <message>
        <source>Its ports appear here when programs listen on them.</source>
        <translation>其中的程序监听的端口会显示在这里。</translation>
    </message>
    <message>
        <source>Nothing listens in %1 yet</source>
        <translation>%1 中尚无程序监听</translation>
    </message>
    <message>
        <source>Start a server there, and it appears here and on this computer&apos;s localhost.</source>
        <translation>在其中启动服务器后，它会出现在这里和本机的 localhost 上。</translation>
    </message>
    <message>
        <source>%1 is not running</source>
        <translation>%1 未运行</translation>
    </message>
    <message>
        <source>Its ports appear here automatically when it starts.</source>
        <translation>启动后，其端口会自动显示在这里。</translation>
    </message>
    <message>
        <source>No connection to %1</source>
        <translation>没有到 %1 的连接</translation>
    </message>
    <message>
        <source>See the reason above.</source>
        <translation>原因见上方。</translation>
    </message>
    <message>
        <source>Filter ports, labels, processes…</source>
        <translation>筛选端口、标签、进程…</translation>
    </message>
    <message>
        <source>Show rows that contain these words (Ctrl+F)</source>
        <translation>显示包含这些文字的行 (Ctrl+F)</translation>
    </message>
</context>
<context>
    <name>portolan::PortTableModel</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>Switch port %1 off</source>
        <translation>停用端口 %1</translation>
    </message>
    <message>
        <source>Switch port %1 on</source>
        <translation>启用端口 %1</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%2 上的 %1</translation>
    </message>
    <message>
        <source>Whether the port is mirrored</source>
        <translation>是否镜像该端口</translation>
    </message>
    <message>
        <source>Switch</source>
        <translation>开关</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>进程</translation>
    </message>
    <message>
        <source>Listens on</source>
        <translation>监听地址</translation>
    </message>
    <message>
        <source>On host</source>
        <translation>主机地址</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Conn.</source>
        <comment>connections</comment>
        <translation>连接</translation>
    </message>
    <message>
        <source>Traffic</source>
        <translation>流量</translation>
    </message>
    <message>
        <source>%1 – Enter opens it in the browser</source>
        <translation>%1 – 按 Enter 在浏览器中打开</translation>
    </message>
    <message>
        <source>F2 adds a label</source>
        <translation>按 F2 添加标签</translation>
    </message>
    <message>
        <source>F2 changes the label</source>
        <translation>按 F2 更改标签</translation>
    </message>
    <message>
        <source>Total: %1</source>
        <translation>共计：%1</translation>
    </message>
    <message>
        <source>Port %1, on</source>
        <translation>端口 %1，已启用</translation>
    </message>
    <message>
        <source>Port %1, off</source>
        <translation>端口 %1，已停用</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Port %1 is ignored, so there is nothing to switch. To change that, choose “Stop ignoring” in this row&apos;s menu.</source>
        <translation>端口 %1 已被忽略，因此没有可切换的内容。要更改，请在此行菜单中选择“停止忽略”。</translation>
    </message>
    <message>
        <source>Port %1, ignored</source>
        <translation>端口 %1，已忽略</translation>
    </message>
</context>
<context>
    <name>portolan::PortTableView</name>
    <message>
        <source>Ports</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>on</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>off</source>
        <translation>停用</translation>
    </message>
</context>
<context>
    <name>portolan::PortsPage</name>
    <message>
        <source>&amp;Remove</source>
        <translation>删除(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Mirror ephemeral ports</source>
        <translation>镜像临时端口(&amp;M)</translation>
    </message>
    <message>
        <source>Ports that the guest assigns to programs that ask for any free port, usually %1–%2.</source>
        <translation>客户机分配给未指定端口的程序的端口，通常为 %1–%2。</translation>
    </message>
    <message>
        <source>Refuse with EADDRIN&amp;USE</source>
        <translation>以 EADDRINUSE 拒绝(&amp;U)</translation>
    </message>
    <message>
        <source>Many development servers then try the next port. Otherwise they get EACCES, permission denied.</source>
        <translation>许多开发服务器随后会尝试下一个端口。否则它们会收到 EACCES（权限不足）。</translation>
    </message>
    <message>
        <source>Highest &amp;number of mirrored ports</source>
        <translation>镜像端口的最大数量(&amp;N)</translation>
    </message>
    <message>
        <source>Ports beyond this number keep a row but are not mirrored. Those with a rule or label of yours come first.</source>
        <translation>超出此数量的端口仍保留一行，但不会被镜像。设有规则或标签的端口优先。</translation>
    </message>
    <message>
        <source>When a guest program binds a port that this computer uses</source>
        <translation>当客户机程序绑定本机正在使用的端口时</translation>
    </message>
    <message>
        <source>Re&amp;fuse it</source>
        <translation>拒绝(&amp;F)</translation>
    </message>
    <message>
        <source>The program learns at once that the port is taken, instead of waiting for connections that never arrive.</source>
        <translation>程序会立即得知端口已被占用，而不是等待永远不会到来的连接。</translation>
    </message>
    <message>
        <source>&amp;Allow it</source>
        <translation>允许(&amp;A)</translation>
    </message>
    <message>
        <source>The program starts, but localhost still reaches this computer&apos;s program. A port in the table can have its own rule.</source>
        <translation>程序会启动，但 localhost 仍指向本机的程序。表格中的端口可以有自己的规则。</translation>
    </message>
    <message>
        <source>&amp;Ignored ports and processes</source>
        <translation>忽略的端口和进程(&amp;I)</translation>
    </message>
    <message>
        <source>A&amp;dd</source>
        <translation>添加(&amp;D)</translation>
    </message>
    <message>
        <source>Port, range or process to ignore</source>
        <translation>要忽略的端口、范围或进程</translation>
    </message>
    <message>
        <source>3000, 5000-5010 or node*</source>
        <translation>3000、5000-5010 或 node*</translation>
    </message>
    <message>
        <source>Adds the entered text to the ignored ports and processes</source>
        <translation>将输入内容添加到忽略的端口和进程</translation>
    </message>
    <message>
        <source>Ignored ports and processes</source>
        <translation>忽略的端口和进程</translation>
    </message>
    <message>
        <source>Only DNS (port 53) is ignored.</source>
        <translation>仅忽略 DNS（端口 53）。</translation>
    </message>
    <message>
        <source>Removes the selected lines from the list</source>
        <translation>从列表中删除所选行</translation>
    </message>
    <message>
        <source>Port %1 is already ignored by default.</source>
        <translation>端口 %1 默认已被忽略。</translation>
    </message>
    <message>
        <source>Ports, ranges or process names, separated by commas; * matches any characters. Ignored ports are neither mirrored nor refused.</source>
        <translation>端口、范围或进程名，以逗号分隔；* 代表任意字符。忽略的端口既不镜像也不拒绝。</translation>
    </message>
</context>
<context>
    <name>portolan::PreferencesDialog</name>
    <message>
        <source>Preferences – Portolan</source>
        <translation>首选项 – Portolan</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>General</source>
        <translation>常规</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Ports</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>Guest</source>
        <translation>客户机</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>The settings could not be saved to %1. They apply until Portolan quits.</source>
        <translation>无法将设置保存到 %1。它们在 Portolan 退出前有效。</translation>
    </message>
</context>
<context>
    <name>portolan::TrayIcon</name>
    <message>
        <source>Portolan – %1: %2</source>
        <translation>Portolan – %1：%2</translation>
    </message>
    <message>
        <source>Portolan – paused</source>
        <translation>Portolan – 已暂停</translation>
    </message>
    <message>
        <source>Portolan – %1</source>
        <translation>Portolan – %1</translation>
    </message>
</context>
<context>
    <name>portolan::TrayMenu</name>
    <message>
        <source>conflict with %1</source>
        <translation>与 %1 冲突</translation>
    </message>
    <message>
        <source>conflict</source>
        <translation>冲突</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>ignored</source>
        <translation>已忽略</translation>
    </message>
    <message>
        <source>No ports</source>
        <translation>无端口</translation>
    </message>
    <message>
        <source>Open Portolan</source>
        <translation>打开 Portolan</translation>
    </message>
    <message>
        <source>Preferences…</source>
        <translation>首选项…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message numerus="yes">
        <source>%n more in the window…</source>
        <translation>
            <numerusform>另有 %n 个见窗口…</numerusform>
        </translation>
    </message>
    <message>
        <source>More ports (%1)</source>
        <translation>更多端口 (%1)</translation>
    </message>
    <message>
        <source>More ports (%1, conflicts: %2)</source>
        <translation>更多端口 (%1，冲突：%2)</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Pause all</source>
        <translation>全部暂停</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>no address</source>
        <translation>无地址</translation>
    </message>
    <message>
        <source>Copy %1 (%2)</source>
        <translation>复制 %1 (%2)</translation>
    </message>
    <message>
        <source>Copy %1 (%2, %3)</source>
        <translation>复制 %1 (%2，%3)</translation>
    </message>
</context>
</TS>
