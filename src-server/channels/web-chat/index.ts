export { webChatConnector } from './web-chat.ts';
